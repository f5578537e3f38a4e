package org.stepdown.local;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;

/** Stands in for a service: answers its readiness and nothing else, or ends when its environment says so. */
final class StandInService {

    private StandInService() {}

    public static void main(String[] arguments) throws IOException {
        if (System.getenv("SPRING_DATASOURCE_USERNAME").equals(System.getenv("STAND_IN_THAT_FAILS"))) {
            System.out.println("the stand-in gives up");
            System.exit(3);
        }
        HttpServer server = HttpServer.create(
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), Integer.parseInt(System.getenv("MANAGEMENT_SERVER_PORT"))),
                5);
        server.createContext("/actuator/health/readiness", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }
}
