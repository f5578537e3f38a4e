package org.stepdown.delivery.parts;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Opens a session as far as the question for the password (PostgreSQL protocol 3.0, StartupMessage): a server that
 * starts up or shuts down answers with an error instead.
 */
final class PostgresProbe implements ChildProcess.Probe {

    private static final int PROTOCOL = 3 << 16;
    private static final int TIMEOUT_MILLIS = 2_000;

    private final int port;

    PostgresProbe(int port) {
        this.port = port;
    }

    @Override
    public boolean isReady() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.getOutputStream().write(startup());
            return socket.getInputStream().read() == 'R';
        }
    }

    private static byte[] startup() throws IOException {
        byte[] parameters =
                ("user\0" + PostgresServer.SUPERUSER + "\0database\0postgres\0\0").getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(8 + parameters.length);
        out.writeInt(PROTOCOL);
        out.write(parameters);
        return bytes.toByteArray();
    }
}
