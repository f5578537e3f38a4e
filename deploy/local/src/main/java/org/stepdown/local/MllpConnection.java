package org.stepdown.local;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** A connection on which messages go out and acknowledgements come back, framed by MLLP (0x0B … 0x1C 0x0D). */
final class MllpConnection implements AutoCloseable {

    private static final int START = 0x0B;
    private static final int END = 0x1C;
    private static final int CARRIAGE_RETURN = 0x0D;
    private static final int CONNECT_MILLIS = 5_000;

    private final Socket socket;
    private final InputStream in;

    MllpConnection(String host, int port, Duration limit) throws IOException {
        socket = new Socket();
        try {
            socket.connect(new InetSocketAddress(host, port), CONNECT_MILLIS);
            socket.setSoTimeout(Math.toIntExact(limit.toMillis()));
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends one message and waits for what is answered. */
    byte[] exchange(byte[] message) throws IOException {
        send(message);
        return answer();
    }

    /** Sends one message to which nothing is answered. */
    void send(byte[] message) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(message.length + 3);
        frame.write(START);
        frame.writeBytes(message);
        frame.write(END);
        frame.write(CARRIAGE_RETURN);
        socket.getOutputStream().write(frame.toByteArray());
        socket.getOutputStream().flush();
    }

    private byte[] answer() throws IOException {
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        boolean started = false;
        for (int read = in.read(); read != -1; read = in.read()) {
            if (read == START) {
                started = true;
            } else if (read == END && started) {
                return answer.toByteArray();
            } else if (started) {
                answer.write(read);
            }
        }
        throw new EOFException("The connection was closed without an acknowledgement");
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
