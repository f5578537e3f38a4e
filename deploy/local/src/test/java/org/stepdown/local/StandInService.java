package org.stepdown.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;

/** Stands in for a service: answers its readiness and nothing else, or ends when its environment says so. */
final class StandInService {

    private StandInService() {}

    public static void main(String[] arguments) throws IOException {
        // The issuer has no database, and no management port of its own.
        Map<String, String> environment = System.getenv();
        if (environment.getOrDefault("SPRING_DATASOURCE_USERNAME", "").equals(environment.get("STAND_IN_THAT_FAILS"))) {
            System.out.println("the stand-in gives up");
            System.exit(3);
        }
        HttpServer server = HttpServer.create(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(),
                        Integer.parseInt(environment.getOrDefault(
                                "MANAGEMENT_SERVER_PORT", environment.getOrDefault("SERVER_PORT", "")))),
                5);
        server.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }
}
