package org.stepdown.referral.intake.hl7;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.context.SmartLifecycle;

/** Listens for MLLP, in clear or over TLS, one virtual thread a connection. */
final class MllpServer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MllpServer.class);

    private final MllpProperties settings;
    private final Endpoint endpoint;
    private final Hl7Intake intake;
    private final Semaphore free;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerSocket listener;

    /**
     * Where it listens.
     *
     * @param name as the log names it
     * @param setting the setting of the port
     * @param sockets makes the socket, which is not bound yet
     */
    record Endpoint(String name, int port, String setting, Sockets sockets) {

        static Endpoint inClear(MllpProperties settings) {
            return new Endpoint("MLLP", settings.port(), "stepdown.mllp.port", ServerSocket::new);
        }

        /** Every peer must show a certificate that the bundle trusts. */
        static Endpoint overTls(MllpProperties settings, SslBundle bundle) {
            return new Endpoint("MLLP over TLS", settings.tls().port(), "stepdown.mllp.tls.port", () -> {
                SSLServerSocket socket = (SSLServerSocket)
                        bundle.createSslContext().getServerSocketFactory().createServerSocket();
                socket.setNeedClientAuth(true);
                socket.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
                return socket;
            });
        }
    }

    /** Makes server sockets. */
    interface Sockets {
        ServerSocket create() throws IOException;
    }

    MllpServer(MllpProperties settings, Endpoint endpoint, Hl7Intake intake) {
        this.settings = settings;
        this.endpoint = endpoint;
        this.intake = intake;
        this.free = new Semaphore(settings.maxConnections());
    }

    /** The port that it listens on. */
    int port() {
        ServerSocket bound = listener;
        if (bound == null) {
            throw new IllegalStateException("not listening");
        }
        return bound.getLocalPort();
    }

    @Override
    public void start() {
        try {
            ServerSocket bound = endpoint.sockets().create();
            bound.setReuseAddress(true);
            bound.bind(new InetSocketAddress(settings.address(), endpoint.port()));
            listener = bound;
            Thread.ofVirtual().name("mllp-listener").start(() -> accept(bound));
            log.info("{} listens on port {}", endpoint.name(), bound.getLocalPort());
        } catch (BindException e) {
            throw new IllegalStateException(
                    "Port " + endpoint.port() + " is taken; choose another with " + endpoint.setting(), e);
        } catch (IOException e) {
            throw new IllegalStateException(endpoint.name() + " can't listen on port " + endpoint.port(), e);
        }
    }

    private void accept(ServerSocket bound) {
        while (!bound.isClosed()) {
            try {
                Socket peer = bound.accept();
                if (free.tryAcquire()) {
                    Thread.ofVirtual().name("mllp-connection").start(() -> serve(peer));
                } else {
                    log.warn("MLLP connection refused: {} are open", settings.maxConnections());
                    peer.close();
                }
            } catch (IOException e) {
                if (!bound.isClosed()) {
                    log.warn("MLLP connection not accepted: {}", e.getClass().getSimpleName());
                }
            }
        }
    }

    private void serve(Socket peer) {
        open.add(peer);
        try (peer) {
            peer.setTcpNoDelay(true);
            peer.setSoTimeout((int) settings.silence().toMillis());
            MllpFrames frames = new MllpFrames(
                    peer.getInputStream(), (int) settings.maxFrame().toBytes());
            for (MllpFrames.Frame frame = frames.next(); frame != null; frame = frames.next()) {
                byte[] reply = intake.receive(frame.content(), frame.tooLong());
                if (reply.length > 0) {
                    peer.getOutputStream().write(MllpFrames.framed(reply));
                    peer.getOutputStream().flush();
                }
            }
        } catch (IOException e) {
            log.debug("MLLP connection ended: {}", e.getClass().getSimpleName());
        } finally {
            open.remove(peer);
            free.release();
        }
    }

    @Override
    public void stop() {
        ServerSocket bound = listener;
        listener = null;
        close(bound);
        open.forEach(MllpServer::close);
    }

    private static void close(@Nullable AutoCloseable socket) {
        if (socket == null) {
            return;
        }
        try {
            socket.close();
        } catch (Exception e) {
            log.debug("MLLP socket not closed: {}", e.getClass().getSimpleName());
        }
    }

    @Override
    public boolean isRunning() {
        return listener != null;
    }
}
