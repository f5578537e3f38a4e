package org.stepdown.enrollment.placement;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.placement.Considered.Verdict;
import org.stepdown.enrollment.reason.Reason;

/**
 * What a decision says of every cohort, in two bytes or so for each: many cohorts are refused for the same reasons and
 * meet at the same time, so each different thing that is said stands there once, and of a cohort its number and the
 * free seats. Ids are not in it: decisions that looked at the same cohorts share one roll of them. Written out for
 * each, they made up nine tenths of what a decision cost.
 */
public final class ConsideredCode {

    private static final byte VERSION = 1;
    private static final int LOW_BITS = 0x7F;
    private static final int MORE = 0x80;
    private static final int BITS = 7;

    private ConsideredCode() {}

    /** What is said of some cohorts, in their order. */
    public static byte[] write(List<Considered> all) {
        List<Considered> said = new ArrayList<>();
        int[] numbers = new int[all.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(all.get(i), said);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(2 * numbers.length + 64);
        out.write(VERSION);
        write(out, said.size());
        said.forEach(one -> write(out, one));
        for (int i = 0; i < numbers.length; i++) {
            write(out, numbers[i]);
            write(out, all.get(i).free());
        }
        return out.toByteArray();
    }

    /** Equal lists of reasons that are not the same object only make the code longer. */
    private static int number(Considered one, List<Considered> said) {
        for (int i = 0; i < said.size(); i++) {
            Considered other = said.get(i);
            if (other.verdict() == one.verdict()
                    && other.reasons() == one.reasons()
                    && Objects.equals(other.firstSessionAt(), one.firstSessionAt())) {
                return i;
            }
        }
        said.add(one);
        return said.size() - 1;
    }

    private static void write(ByteArrayOutputStream out, Considered one) {
        write(out, one.verdict().name());
        Instant session = one.firstSessionAt();
        write(out, session == null ? 0 : 1);
        if (session != null) {
            out.writeBytes(ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
                    .putLong(session.getEpochSecond())
                    .putInt(session.getNano())
                    .array());
        }
        write(out, one.reasons().size());
        one.reasons().forEach(reason -> write(out, reason));
    }

    private static void write(ByteArrayOutputStream out, Reason reason) {
        write(out, reason.code());
        write(out, reason.policyVersion());
        write(out, reason.details().size());
        reason.details().forEach((name, value) -> {
            write(out, name);
            write(out, value);
        });
    }

    /** One more than the length comes first, so that nothing is told from an empty text. */
    private static void write(ByteArrayOutputStream out, @Nullable String text) {
        if (text == null) {
            write(out, 0);
            return;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        write(out, bytes.length + 1);
        out.writeBytes(bytes);
    }

    private static void write(ByteArrayOutputStream out, int number) {
        int left = number;
        while (left > LOW_BITS) {
            out.write(left & LOW_BITS | MORE);
            left >>>= BITS;
        }
        out.write(left);
    }

    /**
     * What was said.
     *
     * @param cohortIds the cohorts that it was said of, in the same order
     */
    public static List<Considered> read(byte[] code, List<String> cohortIds) {
        ByteBuffer in = ByteBuffer.wrap(code);
        if (in.get() != VERSION) {
            throw new IllegalArgumentException("what was considered is written in a way that this version can't read");
        }
        int different = number(in);
        List<Considered> said = new ArrayList<>(different);
        for (int i = 0; i < different; i++) {
            said.add(said(in));
        }
        List<Considered> all = new ArrayList<>(cohortIds.size());
        for (String cohortId : cohortIds) {
            Considered one = said.get(number(in));
            all.add(new Considered(cohortId, one.verdict(), one.reasons(), one.firstSessionAt(), number(in)));
        }
        return List.copyOf(all);
    }

    private static Considered said(ByteBuffer in) {
        Verdict verdict = Verdict.valueOf(text(in));
        Instant session = number(in) == 0 ? null : Instant.ofEpochSecond(in.getLong(), in.getInt());
        int count = number(in);
        List<Reason> reasons = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            reasons.add(reason(in));
        }
        return new Considered("", verdict, List.copyOf(reasons), session, 0);
    }

    private static Reason reason(ByteBuffer in) {
        String code = text(in);
        String policyVersion = textOrNull(in);
        int count = number(in);
        Map<String, String> details = new HashMap<>();
        for (int i = 0; i < count; i++) {
            details.put(text(in), text(in));
        }
        return new Reason(code, details, policyVersion);
    }

    private static String text(ByteBuffer in) {
        return Objects.requireNonNull(textOrNull(in));
    }

    private static @Nullable String textOrNull(ByteBuffer in) {
        int length = number(in);
        if (length == 0) {
            return null;
        }
        byte[] bytes = new byte[length - 1];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static int number(ByteBuffer in) {
        int number = 0;
        int shift = 0;
        while (true) {
            int next = in.get();
            number |= (next & LOW_BITS) << shift;
            if (next >= 0) {
                return number;
            }
            shift += BITS;
        }
    }
}
