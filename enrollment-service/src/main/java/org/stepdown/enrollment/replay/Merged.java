package org.stepdown.enrollment.replay;

import java.util.HashMap;
import java.util.Map;

/** The keys under which patients go on who turned out to be known under another one. */
final class Merged {

    private final Map<String, String> surviving = new HashMap<>();

    String current(String key) {
        return surviving.getOrDefault(key, key);
    }

    /** Two merges of one person may be told in any order, so a chain is drawn together at once. */
    void retire(String key, String into) {
        String last = current(into);
        if (!last.equals(key)) {
            surviving.replaceAll((retired, goesOn) -> goesOn.equals(key) ? last : goesOn);
            surviving.putIfAbsent(key, last);
        }
    }
}
