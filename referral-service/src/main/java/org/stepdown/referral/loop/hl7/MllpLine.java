package org.stepdown.referral.loop.hl7;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A connection to a hospital's MLLP listener. */
final class MllpLine implements AutoCloseable {

    private static final int START = 0x0B;
    private static final int END = 0x1C;
    private static final int LONGEST_ANSWER = 64 * 1024;

    private final Socket socket;
    private final InputStream in;

    private MllpLine(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Connects to the first of the addresses that answers; with a context over TLS to a host of that name. */
    static MllpLine open(InetAddress[] addresses, String host, int port, @Nullable SSLContext tls, Duration patience)
            throws IOException {
        IOException last = new IOException("no address");
        for (InetAddress address : addresses) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(address, port), (int) patience.toMillis());
                socket.setTcpNoDelay(true);
                socket.setKeepAlive(true);
                socket.setSoTimeout((int) patience.toMillis());
                return new MllpLine(tls == null ? socket : secured(socket, host, port, tls));
            } catch (IOException e) {
                socket.close();
                last = e;
            }
        }
        throw last;
    }

    private static Socket secured(Socket socket, String host, int port, SSLContext tls) throws IOException {
        SSLSocket secured = (SSLSocket) tls.getSocketFactory().createSocket(socket, host, port, true);
        SSLParameters parameters = secured.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        secured.setSSLParameters(parameters);
        secured.startHandshake();
        return secured;
    }

    /** Whether the other side is still there, as far as can be told without asking: what it has hung up shows here. */
    boolean isUsable() {
        try {
            socket.setSoTimeout(1);
            in.mark(1);
            int next = in.read();
            if (next < 0) {
                return false;
            }
            in.reset();
            return true;
        } catch (SocketTimeoutException e) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    void send(byte[] content) throws IOException {
        byte[] frame = new byte[content.length + 3];
        frame[0] = START;
        System.arraycopy(content, 0, frame, 1, content.length);
        frame[content.length + 1] = END;
        frame[content.length + 2] = '\r';
        socket.getOutputStream().write(frame);
        socket.getOutputStream().flush();
    }

    /**
     * The next frame.
     *
     * @param deadline by {@link System#nanoTime()}; a peer that trickles gains no time by it
     * @throws IOException when there is none by then, or it is too long
     */
    String receive(long deadline) throws IOException {
        skipTo(START, deadline);
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (int b = read(deadline); b != END; b = read(deadline)) {
            if (content.size() == LONGEST_ANSWER) {
                throw new IOException("answer too long");
            }
            content.write(b);
        }
        return content.toString(StandardCharsets.ISO_8859_1);
    }

    private void skipTo(int wanted, long deadline) throws IOException {
        for (int b = read(deadline); b != wanted; ) {
            b = read(deadline);
        }
    }

    private int read(long deadline) throws IOException {
        long left = (deadline - System.nanoTime()) / 1_000_000;
        if (left <= 0) {
            throw new SocketTimeoutException("no answer in time");
        }
        socket.setSoTimeout((int) Math.min(left, Integer.MAX_VALUE));
        int b = in.read();
        if (b < 0) {
            throw new IOException("the other side hung up");
        }
        return b;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            // It is gone either way.
            return;
        }
    }
}
