package org.stepdown.notification.dispatch.webhook;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Which addresses may be connected to: public ones (IANA special-purpose address registries), and those that are allowed by name. */
final class PublicAddresses {

    private static final List<Network> SPECIAL = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    "::/96",
                    "64:ff9b::/96",
                    "64:ff9b:1::/48",
                    "100::/64",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "fc00::/7",
                    "fe80::/10",
                    "fec0::/10",
                    "ff00::/8")
            .map(Network::of)
            .toList();

    private final List<Network> allowed;

    /** @throws IllegalArgumentException when a network is not in CIDR notation */
    PublicAddresses(List<String> allowed) {
        this.allowed = allowed.stream().map(Network::of).toList();
    }

    boolean allows(InetAddress address) {
        return isPrivatelyAllowed(address) || SPECIAL.stream().noneMatch(network -> network.holds(address));
    }

    boolean isPrivatelyAllowed(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.holds(address));
    }

    /** A network in CIDR notation (RFC 4632; RFC 4291, section 2.3). */
    private record Network(byte[] prefix, int bits) {

        static Network of(String cidr) {
            int slash = cidr.indexOf('/');
            String address = slash < 0 ? "" : cidr.substring(0, slash);
            // Only literals: a name would be looked up.
            if (!address.matches("[0-9a-fA-F.:]+")) {
                throw new IllegalArgumentException("not a network in CIDR notation: " + cidr);
            }
            try {
                return new Network(
                        InetAddress.getByName(address).getAddress(), Integer.parseInt(cidr.substring(slash + 1)));
            } catch (UnknownHostException | NumberFormatException e) {
                throw new IllegalArgumentException("not a network in CIDR notation: " + cidr, e);
            }
        }

        boolean holds(InetAddress candidate) {
            byte[] address = candidate.getAddress();
            if (address.length != prefix.length) {
                return false;
            }
            int whole = bits / 8;
            int mask = 0xff00 >> bits % 8 & 0xff;
            return Arrays.equals(address, 0, whole, prefix, 0, whole)
                    && (mask == 0 || (address[whole] & mask) == (prefix[whole] & mask));
        }
    }
}
