package org.stepdown.enrollment.face;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Codes in plain words: those of the product's word list, and for what is not on it the code as one would say it. */
@Component
public class Words {

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]+(_[A-Z0-9]+)*");

    private final MessageSource messages;

    Words(MessageSource messages) {
        this.messages = messages;
    }

    /** What a code of a kind is called. */
    public String of(String kind, Object code) {
        String spoken = said(code.toString());
        String word = messages.getMessage(kind + "." + code, null, spoken, Locale.ENGLISH);
        return word == null ? spoken : word;
    }

    /** Several of a kind, in one line. */
    public String all(String kind, Collection<?> codes) {
        return codes.stream().map(code -> of(kind, code)).collect(Collectors.joining(", "));
    }

    /** Why, with what it was measured with. */
    public String reason(String code, Map<String, String> details) {
        String why = of("reason", code);
        return details.isEmpty()
                ? why
                : new TreeMap<>(details)
                        .entrySet().stream()
                                .map(detail -> of("detail", detail.getKey()) + ": " + value(detail.getValue()))
                                .collect(Collectors.joining(", ", why + " (", ")"));
    }

    /** A value that is a code is read out, and so is yes or no; everything else stays as it is. */
    public String value(String value) {
        return switch (value) {
            case "true" -> "Yes";
            case "false" -> "No";
            default -> CODE.matcher(value).matches() ? said(value) : value;
        };
    }

    /** Several values, separated by commas, of an input. */
    public String inputs(String values) {
        return Arrays.stream(values.split(",")).map(this::value).collect(Collectors.joining(", "));
    }

    /** {@code SAFE_AT_HOME_UNKNOWN} and {@code sevenDayDeadline} as one would say them. */
    public String said(String code) {
        String spaced =
                code.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").replace('_', ' ').toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? "" : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }
}
