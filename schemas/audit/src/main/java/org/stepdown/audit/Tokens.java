package org.stepdown.audit;

import java.util.regex.Pattern;

/** What may stand in an entry: words without blanks, so that nothing a person wrote about a patient can. */
final class Tokens {

    static final String WITHHELD = "?";

    private static final Pattern CODE = Pattern.compile("[\\p{Alnum}._:/@*+=%-]{1,100}");
    private static final int LONGEST_ACCOUNT = 100;
    private static final int LONGEST_ROUTE = 200;

    private Tokens() {}

    /** The word itself, or that it is withheld. */
    static String code(String word) {
        return CODE.matcher(word).matches() ? word : WITHHELD;
    }

    static String account(String name) {
        return cut(name, LONGEST_ACCOUNT);
    }

    static String route(String route) {
        return cut(route, LONGEST_ROUTE);
    }

    private static String cut(String text, int longest) {
        String plain = text.replaceAll("\\p{Cntrl}", "");
        return plain.length() > longest ? plain.substring(0, longest) : plain;
    }
}
