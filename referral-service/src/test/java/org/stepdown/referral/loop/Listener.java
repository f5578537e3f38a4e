package org.stepdown.referral.loop;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** A hospital's MLLP listener. */
final class Listener implements AutoCloseable {

    private final ServerSocket server;
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile UnaryOperator<String> code = message -> "AA";

    Listener() throws IOException {
        this(new ServerSocket(0, 10, InetAddress.getByName("127.0.0.1")));
    }

    Listener(ServerSocket server) {
        this.server = server;
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return server.getLocalPort();
    }

    /** The code that it answers a message with; an empty one is silence. */
    void answers(UnaryOperator<String> by) {
        code = by;
    }

    List<String> heard() {
        return List.copyOf(heard);
    }

    int connections() {
        return connections.get();
    }

    private void accept() {
        try {
            while (true) {
                Socket peer = server.accept();
                connections.incrementAndGet();
                Thread.ofVirtual().start(() -> serve(peer));
            }
        } catch (IOException e) {
            // It was closed.
        }
    }

    private void serve(Socket peer) {
        try (peer) {
            InputStream in = peer.getInputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == 0x0B) {
                    ByteArrayOutputStream content = new ByteArrayOutputStream();
                    for (b = in.read(); b != 0x1C && b >= 0; b = in.read()) {
                        content.write(b);
                    }
                    answer(peer, content.toString(StandardCharsets.UTF_8));
                }
            }
        } catch (IOException e) {
            // The other side is gone.
        }
    }

    private void answer(Socket peer, String message) throws IOException {
        heard.add(message);
        String answer = code.apply(message);
        if (!answer.isEmpty()) {
            String controlId = message.split("\r", 2)[0].split("\\|", -1)[9];
            String text = "\u000BMSH|^~\\&|EPIC|GENHOSP|STEPDOWN|STEPDOWN|20260305||ACK|1|P|2.5.1\rMSA|" + answer + "|"
                    + controlId + "\r\u001C\r";
            peer.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
            peer.getOutputStream().flush();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
