package org.stepdown.access.limits;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** A request whose body breaks off where it becomes too long, or takes too long. */
final class LimitedRequest extends HttpServletRequestWrapper {

    private final long bytes;
    private final Duration time;
    private @Nullable Limited body;

    LimitedRequest(HttpServletRequest request, long bytes, Duration time) {
        super(request);
        this.bytes = bytes;
        this.time = time;
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
        Limited limited = body;
        if (limited == null) {
            limited = new Limited(super.getInputStream(), bytes, System.nanoTime() + time.toNanos());
            body = limited;
        }
        return limited;
    }

    @Override
    public BufferedReader getReader() throws IOException {
        Charset charset = Optional.ofNullable(getCharacterEncoding())
                .map(Charset::forName)
                .orElse(StandardCharsets.UTF_8);
        return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }

    private static final class Limited extends ServletInputStream {

        private final ServletInputStream body;
        private final long deadline;
        private long left;

        Limited(ServletInputStream body, long bytes, long deadline) {
            this.body = body;
            this.left = bytes;
            this.deadline = deadline;
        }

        @Override
        public int read() throws IOException {
            int read = body.read();
            count(read < 0 ? 0 : 1);
            return read;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int read = body.read(into, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int read) {
            left -= read;
            if (left < 0) {
                throw new ResponseStatusException(HttpStatus.CONTENT_TOO_LARGE, "The body is too long");
            }
            if (System.nanoTime() - deadline > 0) {
                throw new ResponseStatusException(HttpStatus.REQUEST_TIMEOUT, "The body took too long");
            }
        }

        @Override
        public boolean isFinished() {
            return body.isFinished();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setReadListener(ReadListener listener) {
            body.setReadListener(listener);
        }
    }
}
