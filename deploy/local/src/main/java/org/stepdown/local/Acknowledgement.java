package org.stepdown.local;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What was answered to a message.
 *
 * @param code MSA-1
 * @param controlId MSA-2
 * @param errors the ERR segments as they came
 */
record Acknowledgement(String code, String controlId, List<String> errors) {

    static Acknowledgement parsed(byte[] message) {
        List<String> segments = Arrays.stream(new String(message, StandardCharsets.UTF_8).split("[\r\n]+"))
                .toList();
        // MSH-1 is the separator itself, and the sender of the answer may have chosen another.
        char separator = segments.get(0).length() > 3 ? segments.get(0).charAt(3) : '|';
        List<String> msa = segments.stream()
                .filter(segment -> segment.startsWith("MSA"))
                .findFirst()
                .map(segment -> List.of(segment.split(java.util.regex.Pattern.quote(String.valueOf(separator)), -1)))
                .orElseGet(List::of);
        return new Acknowledgement(
                msa.size() > 1 ? msa.get(1) : "no MSA",
                msa.size() > 2 ? msa.get(2) : "",
                segments.stream().filter(segment -> segment.startsWith("ERR")).toList());
    }

    boolean isAccepted() {
        return code.equals("AA") || code.equals("CA");
    }

    String line() {
        return code + " " + controlId
                + errors.stream().map(error -> "\n   " + error).collect(Collectors.joining());
    }
}
