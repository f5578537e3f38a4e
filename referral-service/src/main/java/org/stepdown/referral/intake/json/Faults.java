package org.stepdown.referral.intake.json;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with a body: each fault at its place, as a JSON pointer (RFC 6901). */
public final class Faults {

    private final List<Fault> faults = new ArrayList<>();

    public record Fault(String pointer, String detail) {}

    /** Returns the value; notes a fault when it is missing. */
    <T> @Nullable T need(@Nullable T value, String pointer) {
        if (value == null || value instanceof String text && text.isBlank()) {
            add(pointer, "is required");
        }
        return value;
    }

    void add(String pointer, String detail) {
        faults.add(new Fault(pointer, detail));
    }

    boolean isEmpty() {
        return faults.isEmpty();
    }

    List<Fault> list() {
        return List.copyOf(faults);
    }
}
