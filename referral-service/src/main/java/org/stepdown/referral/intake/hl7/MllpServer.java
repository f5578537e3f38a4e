package org.stepdown.referral.intake.hl7;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.context.SmartLifecycle;

/**
 * Listens for MLLP, in clear or over TLS, one thread a connection. Threads of the platform: connections are few and stay,
 * and each wake-up of a virtual one is two of the machine's, which an acknowledgement waits for.
 */
final class MllpServer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MllpServer.class);
    /** How long messages that have begun may take once it stops. */
    private static final Duration LAST_ANSWERS = Duration.ofSeconds(5);

    private final MllpProperties settings;
    private final Endpoint endpoint;
    private final Hl7Intake intake;
    private final Semaphore free;
    /** Who holds the lock of a connection is about a message of it. */
    private final Map<Socket, ReentrantLock> open = new ConcurrentHashMap<>();

    private volatile @Nullable ServerSocket listener;

    /**
     * Where it listens.
     *
     * @param name as the log names it
     * @param address where it is reached
     * @param setting the setting of the port
     * @param sockets makes the socket, which is not bound yet
     */
    record Endpoint(String name, String address, int port, String setting, Sockets sockets) {

        /** @throws IllegalStateException when other machines could reach it */
        static Endpoint inClear(MllpProperties settings) {
            boolean here =
                    new InetSocketAddress(settings.address(), 0).getAddress().isLoopbackAddress();
            if (!here && settings.inClear() == MllpProperties.InClear.LOOPBACK) {
                throw new IllegalStateException("MLLP in clear is for this machine alone, and stepdown.mllp.address is "
                        + settings.address() + ": set stepdown.mllp.tls.bundle and stepdown.mllp.tls.address for other"
                        + " machines, or stepdown.mllp.in-clear=ANYWHERE on a closed network");
            }
            return new Endpoint("MLLP", settings.address(), settings.port(), "stepdown.mllp.port", ServerSocket::new);
        }

        /** Every peer must show a certificate that the bundle trusts. */
        static Endpoint overTls(MllpProperties settings, SslBundle bundle) {
            return new Endpoint(
                    "MLLP over TLS", settings.tls().address(), settings.tls().port(), "stepdown.mllp.tls.port", () -> {
                        SSLServerSocket socket = (SSLServerSocket) bundle.createSslContext()
                                .getServerSocketFactory()
                                .createServerSocket();
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
            bound.bind(new InetSocketAddress(endpoint.address(), endpoint.port()));
            listener = bound;
            Thread.ofPlatform().daemon().name("mllp-listener").start(() -> accept(bound));
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
                    Thread.ofPlatform().daemon().name("mllp-connection").start(() -> serve(peer));
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
        ReentrantLock atWork = new ReentrantLock();
        open.put(peer, atWork);
        try (peer) {
            peer.setTcpNoDelay(true);
            peer.setSoTimeout((int) settings.silence().toMillis());
            Sender sender = Sender.of(peer, settings.tls().facilities());
            MllpFrames frames = new MllpFrames(
                    peer.getInputStream(), (int) settings.maxFrame().toBytes(), settings.silence());
            for (MllpFrames.Frame frame = frames.next(); frame != null; frame = frames.next()) {
                if (!answered(peer, atWork, frame, sender)) {
                    return;
                }
            }
        } catch (IOException e) {
            log.debug("MLLP connection ended: {}", e.getClass().getSimpleName());
        } finally {
            open.remove(peer);
            free.release();
        }
    }

    /** False when it stops: nothing of the frame was kept, and its sender sends it again to another instance. */
    private boolean answered(Socket peer, ReentrantLock atWork, MllpFrames.Frame frame, Sender sender)
            throws IOException {
        atWork.lock();
        try {
            if (listener == null) {
                return false;
            }
            byte[] reply = intake.receive(frame.content(), frame.tooLong(), sender);
            if (reply.length > 0) {
                peer.getOutputStream().write(MllpFrames.framed(reply));
                peer.getOutputStream().flush();
            }
            return true;
        } finally {
            atWork.unlock();
        }
    }

    /** Takes nothing new; who has begun to be heard is answered. */
    @Override
    public void stop() {
        ServerSocket bound = listener;
        listener = null;
        close(bound);
        long end = System.nanoTime() + LAST_ANSWERS.toNanos();
        open.forEach((peer, atWork) -> {
            try {
                if (!atWork.tryLock(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS)) {
                    log.warn("An MLLP message was still being worked at as its connection was closed");
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            close(peer);
        });
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
