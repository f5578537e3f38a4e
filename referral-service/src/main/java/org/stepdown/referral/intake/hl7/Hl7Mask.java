package org.stepdown.referral.intake.hl7;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.stepdown.referral.intake.Shape;

/**
 * Shows of a message what says nothing of a person. It names the fields that may be seen, so that whatever a feed puts
 * elsewhere stays hidden: PID, NK1, IN1, GT1, MRG and segments of a feed's own show only their shape.
 */
final class Hl7Mask {

    private static final Map<String, Set<Integer>> SHOWN = Map.of(
            "MSH", Set.of(1, 2, 3, 4, 5, 6, 9, 10, 11, 12, 15, 16, 17, 18, 19, 21),
            "EVN", Set.of(1, 4),
            "PID", Set.of(1),
            "PV1", Set.of(1, 2, 3, 4, 6, 10, 14, 18, 36),
            "DG1", Set.of(1, 2, 3, 6, 15),
            "OBX", Set.of(1, 2, 3, 11),
            "RF1", Set.of(1, 2, 3, 4, 5),
            "PRD", Set.of(1));
    private static final Pattern SEGMENT = Pattern.compile("[A-Z][A-Z0-9]{2}");

    private final String separator;

    private Hl7Mask(String separator) {
        this.separator = separator;
    }

    static String of(Msh msh, String text) {
        Hl7Mask mask = new Hl7Mask(String.valueOf(msh.separator()));
        return text.strip().lines().map(mask::line).collect(Collectors.joining("\n"));
    }

    private String line(String line) {
        String[] fields = line.split(Pattern.quote(separator), -1);
        String segment = fields[0].strip();
        if (!SEGMENT.matcher(segment).matches()) {
            return Shape.of(line);
        }
        Set<Integer> shown = SHOWN.getOrDefault(segment, Set.of());
        // MSH-1 is the separator itself, so that MSH-2 is the first field after it.
        int offset = segment.equals("MSH") ? 1 : 0;
        StringBuilder masked = new StringBuilder(segment);
        for (int i = 1; i < fields.length; i++) {
            masked.append(separator)
                    .append(shown.contains(i + offset) ? Shape.withoutDates(fields[i]) : Shape.of(fields[i]));
        }
        return masked.toString();
    }
}
