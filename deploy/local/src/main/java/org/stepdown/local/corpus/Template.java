package org.stepdown.local.corpus;

import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fills the placeholders of one run of a case: times that are relative to now, and identifiers that nobody else has, so
 * that cases don't disturb each other and can be run again.
 */
final class Template {

    /** Where the hospitals of the local stack are. */
    static final ZoneId ZONE = ZoneId.of("America/New_York");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*([^{}]+?)\\s*}}");
    private static final Pattern TIME = Pattern.compile(
            "(now|today)((?:[+-]\\d+[smhdwMy])*)(?:\\s+(\\d\\d:\\d\\d(?::\\d\\d)?))?(?:\\s+(local|utc|date))?");
    private static final Pattern SHIFT = Pattern.compile("([+-]\\d+)([smhdwMy])");
    private static final Pattern NAME = Pattern.compile("(?!now|today)[a-z][a-z0-9-]{0,10}");

    private final ZonedDateTime now;
    private final String mark;

    /** How times are written. */
    enum Style {
        HL7("yyyyMMdd", "yyyyMMddHHmmss", "xx"),
        ISO("yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm:ss", "xxx");

        private final String date;
        private final String time;
        private final String offset;

        Style(String date, String time, String offset) {
            this.date = date;
            this.time = time;
            this.offset = offset;
        }
    }

    Template(ZonedDateTime now, String mark) {
        this.now = now;
        this.mark = mark;
    }

    /** With identifiers of its own. */
    static Template fresh() {
        String mark = Long.toString(ThreadLocalRandom.current().nextLong(0x100_0000_0000L, 0x200_0000_0000L), 36);
        return new Template(ZonedDateTime.now(ZONE).withNano(0), mark.toUpperCase(java.util.Locale.ROOT));
    }

    /** @throws IllegalArgumentException when a placeholder can't be understood */
    String fill(String text, Style style) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> Matcher.quoteReplacement(value(found.group(1), style)));
    }

    private String value(String placeholder, Style style) {
        Matcher time = TIME.matcher(placeholder);
        if (time.matches()) {
            return time(time, style);
        }
        if (NAME.matcher(placeholder).matches()) {
            return placeholder.toUpperCase(java.util.Locale.ROOT) + mark;
        }
        throw new IllegalArgumentException("nothing can be put for {{" + placeholder + "}}");
    }

    private String time(Matcher time, Style style) {
        ZonedDateTime at = now;
        Matcher shifts = SHIFT.matcher(time.group(2));
        while (shifts.find()) {
            at = shifted(at, Long.parseLong(shifts.group(1)), shifts.group(2));
        }
        boolean isDate = "date".equals(time.group(4)) || time.group(1).equals("today") && time.group(3) == null;
        if (isDate) {
            return DateTimeFormatter.ofPattern(style.date).format(at);
        }
        if (time.group(3) != null) {
            at = at.with(LocalTime.parse(time.group(3)));
        }
        ZonedDateTime there = "utc".equals(time.group(4)) ? at.withZoneSameInstant(java.time.ZoneOffset.UTC) : at;
        String offset = "local".equals(time.group(4)) ? "" : style.offset;
        return DateTimeFormatter.ofPattern(style.time + offset).format(there);
    }

    private static ZonedDateTime shifted(ZonedDateTime at, long amount, String unit) {
        return switch (unit) {
            case "s" -> at.plusSeconds(amount);
            case "m" -> at.plusMinutes(amount);
            case "h" -> at.plusHours(amount);
            case "d" -> at.plusDays(amount);
            case "w" -> at.plusWeeks(amount);
            case "M" -> at.plusMonths(amount);
            case "y" -> at.plusYears(amount);
            default -> throw new DateTimeException("no unit is called " + unit);
        };
    }
}
