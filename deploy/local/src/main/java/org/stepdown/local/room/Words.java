package org.stepdown.local.room;

import java.util.Locale;

/** Figures as people read them. */
final class Words {

    private Words() {}

    static String rate(double perSecond) {
        if (perSecond == 0) {
            return "0/s";
        }
        return perSecond < 0.095
                ? String.format(Locale.ROOT, "%.1f/min", perSecond * 60)
                : String.format(Locale.ROOT, perSecond < 10 ? "%.1f/s" : "%,.0f/s", perSecond);
    }

    static String count(double number) {
        return String.format(Locale.ROOT, "%,d", Math.round(number));
    }

    static String age(double seconds) {
        if (seconds < 1) {
            return seconds <= 0 ? "0 s" : "under 1 s";
        }
        if (seconds < 120) {
            return Math.round(seconds) + " s";
        }
        if (seconds < 7_200) {
            return Math.round(seconds / 60) + " min";
        }
        return seconds < 172_800 ? Math.round(seconds / 3_600) + " h" : Math.round(seconds / 86_400) + " days";
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
