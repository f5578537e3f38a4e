package org.stepdown.referral.intake.hl7;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.stepdown.referral.intake.CanonicalEvent;
import org.stepdown.referral.intake.MessageFormat;
import org.stepdown.referral.intake.Reading;
import org.stepdown.referral.intake.Shape;

/** HL7 v2, as it comes over MLLP. */
@Component
final class Hl7Format implements MessageFormat {

    private final Hl7Reader reader;

    Hl7Format(Hl7Reader reader) {
        this.reader = reader;
    }

    @Override
    public boolean covers(@Nullable String type, byte[] body) {
        return Msh.read(body) != null;
    }

    @Override
    public Reading read(@Nullable String type, byte[] body, @Nullable String controlId, Instant receivedAt) {
        Msh msh = Msh.read(body);
        try {
            CanonicalEvent event = reader.read(msh, body, false, receivedAt);
            Msh header = Objects.requireNonNull(msh);
            return new Reading.Understood(event, header.facility(), header.controlId());
        } catch (Hl7Fault e) {
            return new Reading.Faulty(e.error().failure());
        }
    }

    @Override
    public String text(byte[] body) {
        Msh msh = Msh.read(body);
        String text = msh == null ? new String(body, StandardCharsets.UTF_8) : msh.decode(body);
        return text.replace("\r\n", "\n").replace('\r', '\n');
    }

    @Override
    public byte[] bytes(String text) {
        String segments = text.replace("\r\n", "\r").replace('\n', '\r');
        byte[] plain = segments.getBytes(StandardCharsets.UTF_8);
        Msh msh = Msh.read(plain);
        return msh == null ? plain : msh.encode(segments);
    }

    @Override
    public String masked(byte[] body) {
        Msh msh = Msh.read(body);
        return msh == null ? Shape.of(text(body)) : Hl7Mask.of(msh, text(body));
    }
}
