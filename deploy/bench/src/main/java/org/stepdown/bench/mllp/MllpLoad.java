package org.stepdown.bench.mllp;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.stepdown.bench.Distribution;
import org.stepdown.bench.Run;

/** Hospitals that send as fast as they are answered: one message, its acknowledgement, the next. */
final class MllpLoad {

    private static final int SILENCE_MILLIS = 30_000;

    private final int port;
    private final int connections;

    MllpLoad(int port, int connections) {
        this.port = port;
        this.connections = connections;
    }

    /** Messages are made before the clock starts. A message that is not accepted ends the run. */
    Run run(int messages) throws Exception {
        int each = messages / connections;
        long[] nanos = new long[each * connections];
        CountDownLatch start = new CountDownLatch(1);
        List<FutureTask<Void>> senders = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            byte[][] frames = Adt.frames(each);
            int from = i * each;
            FutureTask<Void> sender = new FutureTask<>(() -> {
                start.await();
                send(frames, nanos, from);
                return null;
            });
            senders.add(sender);
            Thread.ofPlatform().daemon().name("hospital-" + i).start(sender);
        }
        long began = System.nanoTime();
        start.countDown();
        for (FutureTask<Void> sender : senders) {
            sender.get();
        }
        return new Run(nanos.length, Duration.ofNanos(System.nanoTime() - began), new Distribution(nanos));
    }

    private void send(byte[][] frames, long[] nanos, int from) throws IOException {
        byte[] answer = new byte[8 * 1024];
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(SILENCE_MILLIS);
            OutputStream out = socket.getOutputStream();
            InputStream in = socket.getInputStream();
            for (int i = 0; i < frames.length; i++) {
                long sent = System.nanoTime();
                out.write(frames[i]);
                int length = read(in, answer);
                nanos[from + i] = System.nanoTime() - sent;
                requireAccepted(answer, length);
            }
        }
    }

    /** Up to the end of the frame; nothing comes after it before the next message is sent. */
    private static int read(InputStream in, byte[] answer) throws IOException {
        int length = 0;
        while (length < 2 || answer[length - 2] != 0x1C) {
            int read = in.read(answer, length, answer.length - length);
            if (read < 0) {
                throw new EOFException("the connection was closed without an acknowledgement");
            }
            length += read;
        }
        return length;
    }

    private static void requireAccepted(byte[] answer, int length) throws IOException {
        String text = new String(answer, 0, length, StandardCharsets.ISO_8859_1);
        if (!text.contains("\rMSA|AA|")) {
            throw new IOException("not accepted: " + text.replace('\r', '\n'));
        }
    }
}
