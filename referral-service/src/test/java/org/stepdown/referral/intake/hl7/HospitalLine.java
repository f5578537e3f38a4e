package org.stepdown.referral.intake.hl7;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.springframework.context.ApplicationContext;

/** A hospital's line to the service that runs. */
public final class HospitalLine {

    private final int port;

    public HospitalLine(ApplicationContext service) {
        port = service.getBean(MllpServer.class).port();
    }

    /** Sends a message and returns its acknowledgement. */
    public String send(Hl7Text message) {
        try (Socket peer = new Socket("127.0.0.1", port)) {
            peer.setSoTimeout(30_000);
            peer.getOutputStream().write(MllpFrames.framed(message.bytes()));
            InputStream in = peer.getInputStream();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            for (int b = in.read(); b != MllpFrames.END && b >= 0; b = in.read()) {
                answer.write(b);
            }
            return answer.toString(StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
