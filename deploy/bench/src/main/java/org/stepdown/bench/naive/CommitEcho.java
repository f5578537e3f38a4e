package org.stepdown.bench.naive;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The least that an acknowledgement of a durable message can cost: framing, one row, one commit, the same answer. */
public final class CommitEcho {

    private static final byte[] ACCEPTED =
            "\u000bMSH|^~\\&|STEPDOWN|STEPDOWN|EPIC|GENHOSP|20260801||ACK|1|P|2.5.1\rMSA|AA|1\r\u001c\r"
                    .getBytes(StandardCharsets.US_ASCII);

    private CommitEcho() {}

    /** @param arguments the port to listen on, and the database's URL */
    public static void main(String[] arguments) throws Exception {
        try (Connection connection = DriverManager.getConnection(arguments[1]);
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table if not exists message (id bigint generated always as identity, body bytea)");
        }
        try (ServerSocket server =
                new ServerSocket(Integer.parseInt(arguments[0]), 50, InetAddress.getLoopbackAddress())) {
            while (true) {
                Socket peer = server.accept();
                Thread.ofPlatform().daemon().start(() -> serve(peer, arguments[1]));
            }
        }
    }

    private static void serve(Socket peer, String database) {
        try (peer;
                Connection connection = DriverManager.getConnection(database);
                PreparedStatement insert = connection.prepareStatement("insert into message (body) values (?)")) {
            peer.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(peer.getInputStream());
            for (byte[] body = frame(in); body.length > 0; body = frame(in)) {
                insert.setBytes(1, body);
                insert.executeUpdate();
                peer.getOutputStream().write(ACCEPTED);
            }
        } catch (IOException | SQLException e) {
            System.err.println("connection ended: " + e);
        }
    }

    /** Empty when the peer has hung up. */
    private static byte[] frame(InputStream in) throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int b = in.read(); b != 0x1C; b = in.read()) {
            if (b < 0) {
                return new byte[0];
            }
            if (b != 0x0B) {
                content.write(b);
            }
        }
        return content.toByteArray();
    }
}
