package org.stepdown.referral.quarantine;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.stepdown.referral.intake.MessageFormat;

/** Finds the format of a message. */
final class MessageFormats {

    private MessageFormats() {}

    /** Null when nothing here reads it. */
    static @Nullable MessageFormat of(List<MessageFormat> formats, @Nullable String type, byte[] body) {
        return formats.stream()
                .filter(format -> format.covers(type, body))
                .findFirst()
                .orElse(null);
    }
}
