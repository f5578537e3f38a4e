package org.stepdown.acceptance.hospital;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Arrays;

/** A connection for HL7 messages (MLLP: 0x0B … 0x1C 0x0D). */
final class Mllp implements AutoCloseable {

    private static final int START = 0x0B;
    private static final int END = 0x1C;
    private static final int LIMIT_MILLIS = 30_000;

    private final Socket socket = new Socket();
    private final InputStream in;

    Mllp(int port) throws IOException {
        try {
            socket.connect(new InetSocketAddress("127.0.0.1", port), LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** Sends a message and returns what is answered, without its frame. */
    byte[] exchange(byte[] message) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(START);
        frame.writeBytes(message);
        frame.write(END);
        frame.write('\r');
        write(frame.toByteArray());
        return answer();
    }

    /** Sends only the beginning of a message's frame. */
    void breakOff(byte[] message) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.write(START);
        frame.writeBytes(Arrays.copyOf(message, message.length / 2));
        write(frame.toByteArray());
    }

    private void write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
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
