package org.stepdown.referral.intake.hl7;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Reads MLLP frames. Whatever stands between two frames is passed over, so a missing carriage return after the end of a
 * frame needs no waiting and noise does no harm.
 */
final class MllpFrames {

    static final int START = 0x0B;
    static final int END = 0x1C;

    private final InputStream in;
    private final int limit;
    private final long longestNanos;
    private boolean begun;
    private long since;

    /** @param longest how long a frame may take, however steadily it drips in */
    MllpFrames(InputStream in, int limit, Duration longest) {
        this.in = new BufferedInputStream(new Watched(in), 16 * 1024);
        this.limit = limit;
        this.longestNanos = longest.toNanos();
    }

    /** Looks at the time when more is fetched, and not for every byte. */
    private final class Watched extends FilterInputStream {

        Watched(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (begun && System.nanoTime() - since > longestNanos) {
                throw new SocketTimeoutException("a frame that does not end");
            }
            return super.read(into, offset, length);
        }
    }

    /** A frame, or as much as fits when it is too long. */
    record Frame(byte[] content, boolean tooLong) {}

    /** The next frame; null when the peer hangs up, also in the middle of one. */
    @Nullable
    Frame next() throws IOException {
        int b = in.read();
        while (b != START) {
            if (b < 0) {
                return null;
            }
            b = in.read();
        }
        begun = true;
        since = System.nanoTime();
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        boolean tooLong = false;
        for (b = in.read(); b != END; b = in.read()) {
            if (b < 0) {
                return null;
            }
            if (b == START) {
                // The sender broke off and began again.
                content.reset();
                tooLong = false;
            } else if (content.size() < limit) {
                content.write(b);
            } else {
                tooLong = true;
            }
        }
        begun = false;
        return new Frame(content.toByteArray(), tooLong);
    }

    static byte[] framed(byte[] content) {
        byte[] frame = new byte[content.length + 3];
        frame[0] = START;
        System.arraycopy(content, 0, frame, 1, content.length);
        frame[content.length + 1] = END;
        frame[content.length + 2] = '\r';
        return frame;
    }
}
