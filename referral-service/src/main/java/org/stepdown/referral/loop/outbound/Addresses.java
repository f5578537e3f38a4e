package org.stepdown.referral.loop.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where may be connected to: public addresses, and networks that the operator allows. What is checked is what is
 * connected to, so a name that resolves differently the next time gains nothing.
 */
public final class Addresses {

    /** Never public (RFC 6890 and its registries); the whole of IPv6 but global unicast. */
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
                    "224.0.0.0/4",
                    "240.0.0.0/4",
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(Network::of)
            .toList();

    private static final Network GLOBAL_UNICAST = Network.of("2000::/3");

    private final List<Network> allowed;

    /**
     * @param allowed networks (CIDR) that may be connected to though they are not public
     * @throws IllegalArgumentException when one is no network
     */
    public Addresses(List<String> allowed) {
        this.allowed = allowed.stream().map(Network::of).toList();
    }

    /**
     * All addresses of a host.
     *
     * @param clear whether what is sent can be read on the way; then only allowed networks will do
     * @throws AddressRefused when one of them may not be connected to
     * @throws UnknownHostException when it has none
     */
    public InetAddress[] resolve(String host, boolean clear) throws UnknownHostException {
        InetAddress[] found = InetAddress.getAllByName(host);
        for (InetAddress address : found) {
            if (!isAllowed(address) && (clear || !isPublic(address))) {
                throw new AddressRefused();
            }
        }
        return found;
    }

    private boolean isAllowed(InetAddress address) {
        return allowed.stream().anyMatch(network -> network.contains(address));
    }

    static boolean isPublic(InetAddress address) {
        boolean v4 = address.getAddress().length == 4;
        return (v4 || GLOBAL_UNICAST.contains(address))
                && SPECIAL.stream().noneMatch(network -> network.contains(address));
    }
}
