package org.stepdown.delivery.parts;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Asks for the cluster's metadata (Kafka protocol, Metadata request version 1 without topics): a broker that lists
 * itself is registered, unfenced and takes requests.
 */
final class KafkaProbe implements ChildProcess.Probe {

    private static final int METADATA = 3;
    private static final int TIMEOUT_MILLIS = 2_000;

    private final int port;

    KafkaProbe(int port) {
        this.port = port;
    }

    @Override
    public boolean isReady() throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), TIMEOUT_MILLIS);
            socket.setSoTimeout(TIMEOUT_MILLIS);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            byte[] request = request();
            out.writeInt(request.length);
            out.write(request);
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            int size = in.readInt();
            int correlation = in.readInt();
            int brokers = in.readInt();
            return size > 8 && correlation == 1 && brokers > 0;
        }
    }

    private static byte[] request() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeShort(METADATA);
        out.writeShort(1);
        out.writeInt(1);
        out.writeShort(-1);
        out.writeInt(0);
        return bytes.toByteArray();
    }
}
