package org.stepdown.enrollment.reason;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;

/**
 * Reasons as a clinician would say them. The words are data, in {@code plain-words.properties} beside this class, and
 * nowhere else; what has none is read out.
 */
public final class PlainWords {

    private static final Properties WORDS = load();

    private PlainWords() {}

    /** The reason in words, with what it was measured with. */
    public static String of(Reason reason) {
        String words = WORDS.getProperty(reason.code());
        if (words == null) {
            return readOut(reason.code());
        }
        for (Map.Entry<String, String> detail : reason.details().entrySet()) {
            words = words.replace("{" + detail.getKey() + "}", detail(detail.getValue()));
        }
        return words;
    }

    /** Whether somebody has found words for this code. */
    public static boolean know(String code) {
        return WORDS.containsKey(code);
    }

    /** Details are often codes themselves, or lists of them. */
    private static String detail(String value) {
        return value.matches("[A-Z0-9_]+(,[A-Z0-9_]+)*") ? readOut(value).toLowerCase(Locale.ROOT) : value;
    }

    private static String readOut(String code) {
        String spaced = code.replace('_', ' ').replace(",", ", ").toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? spaced : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }

    private static Properties load() {
        Properties words = new Properties();
        try (InputStream in = PlainWords.class.getResourceAsStream("plain-words.properties")) {
            if (in == null) {
                throw new IllegalStateException("plain-words.properties is missing");
            }
            words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
