package org.stepdown.notification.response.web;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.stepdown.notification.response.Figures;

/** Spans of time and shares, as the page says and draws them. */
final class Spans {

    private static final String NONE = "none yet";

    public String time(@Nullable Double seconds) {
        if (seconds == null) {
            return NONE;
        }
        Duration span = Duration.ofSeconds(Math.round(seconds));
        if (span.toMinutes() < 1) {
            return span.toSeconds() + " s";
        }
        if (span.toHours() < 1) {
            return span.toMinutes() + " min";
        }
        return span.toDays() < 1
                ? span.toHours() + " h " + span.toMinutesPart() + " min"
                : span.toDays() + " d " + span.toHoursPart() + " h";
    }

    public String share(@Nullable Double share) {
        return share == null ? NONE : Math.round(share * 100) + " %";
    }

    public String mean(@Nullable Double mean) {
        return mean == null ? NONE : String.valueOf(Math.round(mean * 10) / 10.0);
    }

    public String age(Figures.@Nullable OpenOfAge before, Figures.OpenOfAge age) {
        String from = before == null || before.maxMinutes() == null ? "" : minutes(before.maxMinutes());
        if (age.maxMinutes() == null) {
            return "over " + from;
        }
        return from.isEmpty() ? "up to " + minutes(age.maxMinutes()) : from + " to " + minutes(age.maxMinutes());
    }

    public String alerts(Figures.PatientsWith size) {
        if (size.to() == null) {
            return size.from() + " or more";
        }
        return size.from() == size.to() ? String.valueOf(size.from()) : size.from() + " to " + size.to();
    }

    /** Width of a bar in a plot of 360. */
    public double width(@Nullable Number value, Number most) {
        return value == null || most.doubleValue() <= 0
                ? 0
                : Math.round(value.doubleValue() / most.doubleValue() * 3_600) / 10.0;
    }

    private static String minutes(int minutes) {
        if (minutes < 60) {
            return minutes + " min";
        }
        return minutes < 1_440 ? minutes / 60 + " h" : minutes / 1_440 + " d";
    }
}
