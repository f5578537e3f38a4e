package org.stepdown.referral.loop.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.net.spi.InetAddressResolver;
import java.net.spi.InetAddressResolverProvider;
import java.util.Map;
import java.util.stream.Stream;

/** Names as somebody who means harm would set them up; all others are as they are. */
public final class MadeUpNames extends InetAddressResolverProvider {

    private static final Map<String, String> NAMES = Map.of(
            "inside.stepdown.test", "10.0.0.5",
            "metadata.stepdown.test", "169.254.169.254",
            "half.stepdown.test", "8.8.8.8 127.0.0.1",
            "outside.stepdown.test", "8.8.8.8");

    @Override
    public InetAddressResolver get(Configuration configuration) {
        InetAddressResolver others = configuration.builtinResolver();
        return new InetAddressResolver() {
            @Override
            public Stream<InetAddress> lookupByName(String host, LookupPolicy policy) throws UnknownHostException {
                String found = NAMES.get(host);
                return found == null
                        ? others.lookupByName(host, policy)
                        : Stream.of(found.split(" ")).map(MadeUpNames::literal);
            }

            @Override
            public String lookupByAddress(byte[] address) throws UnknownHostException {
                return others.lookupByAddress(address);
            }
        };
    }

    private static InetAddress literal(String address) {
        try {
            return InetAddress.getByName(address);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public String name() {
        return "made-up names";
    }
}
