package org.stepdown.simulator.line;

import java.net.InetSocketAddress;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Where the services are.
 *
 * @param mllp addresses of referral-service's MLLP; lanes are spread over them, and go to the next when one is away
 * @param referral base address, as the two others
 * @param token bearer token of the hospitals, asked for with each request since tokens end; empty for none
 * @param staffToken that of who looks what became of it
 */
public record Addresses(
        List<InetSocketAddress> mllp,
        String referral,
        String enrollment,
        String notification,
        Supplier<String> token,
        Supplier<String> staffToken) {

    private static final AtomicInteger NEXT = new AtomicInteger();

    InetSocketAddress nextMllp() {
        InetSocketAddress address = mllp.get(Math.floorMod(NEXT.getAndIncrement(), mllp.size()));
        // Asked anew each time: a name may stand for another address by now.
        return new InetSocketAddress(address.getHostString(), address.getPort());
    }

    /** Adds the token, where there is one. */
    public static HttpRequest.Builder authorized(HttpRequest.Builder request, Supplier<String> token) {
        String bearer = token.get();
        return bearer.isEmpty() ? request : request.header("Authorization", "Bearer " + bearer);
    }
}
