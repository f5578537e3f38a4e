package org.stepdown.referral.intake.hl7;

import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Listens for MLLP, one virtual thread a connection. */
final class MllpServer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(MllpServer.class);

    private final MllpProperties settings;
    private final Hl7Intake intake;
    private final Semaphore free;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile @Nullable ServerSocket listener;

    MllpServer(MllpProperties settings, Hl7Intake intake) {
        this.settings = settings;
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
            ServerSocket bound = new ServerSocket();
            bound.setReuseAddress(true);
            bound.bind(new InetSocketAddress(settings.address(), settings.port()));
            listener = bound;
            Thread.ofVirtual().name("mllp-listener").start(() -> accept(bound));
            log.info("MLLP listens on port {}", bound.getLocalPort());
        } catch (BindException e) {
            throw new IllegalStateException(
                    "Port " + settings.port() + " is taken; choose another with stepdown.mllp.port", e);
        } catch (IOException e) {
            throw new IllegalStateException("MLLP can't listen on port " + settings.port(), e);
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
