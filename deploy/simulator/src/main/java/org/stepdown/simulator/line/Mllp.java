package org.stepdown.simulator.line;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A connection that frames by MLLP (0x0B … 0x1C 0x0D). */
final class Mllp implements AutoCloseable {

    private static final int LIMIT_MILLIS = 30_000;

    private final Socket socket = new Socket();
    private final InputStream in;

    Mllp(InetSocketAddress address) throws IOException {
        try {
            socket.connect(address, LIMIT_MILLIS);
            socket.setSoTimeout(LIMIT_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    String exchange(byte[] message) throws IOException {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(message.length + 3);
        frame.write(0x0B);
        frame.writeBytes(message);
        frame.write(0x1C);
        frame.write('\r');
        socket.getOutputStream().write(frame.toByteArray());
        ByteArrayOutputStream answer = new ByteArrayOutputStream();
        for (int read = in.read(); read != 0x1C; read = in.read()) {
            if (read < 0) {
                throw new EOFException("closed without an acknowledgement");
            }
            if (read != 0x0B && (read != '\r' || answer.size() > 0)) {
                answer.write(read);
            }
        }
        return answer.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
