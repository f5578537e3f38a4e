package org.stepdown.local.corpus;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Reads case files. Their format is told in {@code deploy/corpus/README.md}. */
final class CaseFile {

    private static final String ENDING = ".case";
    private static final String HEADING = "=== ";

    private CaseFile() {}

    /**
     * Every case below a folder, by name.
     *
     * @throws IllegalArgumentException when a file can't be understood; the message says where
     */
    static List<Case> all(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(ENDING))
                    .sorted()
                    .map(file -> read(folder, file))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case read(Path folder, Path file) {
        String path = folder.relativize(file).toString().replace('\\', '/');
        try {
            return parsed(path.substring(0, path.length() - ENDING.length()), Files.readString(file), folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @param folder from which files are named that a case sends */
    static Case parsed(String name, String text, Path folder) {
        List<String> lines = text.lines().toList();
        List<Case.Step> steps = new ArrayList<>();
        int at = 0;
        while (at < lines.size() && !lines.get(at).startsWith(HEADING)) {
            at++;
        }
        String title =
                at == 0 ? "" : lines.getFirst().replaceFirst("^#\\s*", "").strip();
        while (at < lines.size()) {
            int end = at + 1;
            while (end < lines.size() && !lines.get(end).startsWith(HEADING)) {
                end++;
            }
            try {
                String heading = lines.get(at).substring(HEADING.length()).strip();
                steps.add(step(at + 1, heading, lines.subList(at + 1, end), folder));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ENDING + ", line " + (at + 1) + ": " + e.getMessage(), e);
            }
            at = end;
        }
        if (title.isEmpty() || steps.isEmpty()) {
            throw new IllegalArgumentException(name + ENDING + " has no title, or no sections");
        }
        return new Case(name, title, steps);
    }

    private static Case.Step step(int line, String heading, List<String> body, Path folder) {
        String[] words = heading.split("\\s+");
        String text = String.join("\n", body).strip();
        return switch (words[0]) {
            case "hl7" -> send(line, "hl7", "", options(words, 1), text, folder);
            case "json", "fhir" -> {
                if (words.length < 2) {
                    throw new IllegalArgumentException("where does it go?");
                }
                yield send(line, words[0], words[1], options(words, 2), text, folder);
            }
            case "again" -> new Case.Step.Again(line);
            case "answer" -> new Case.Step.Answer(line, text);
            case "expect" -> new Case.Step.Expect(line, wanted(body));
            default -> throw new IllegalArgumentException("no section is called " + words[0]);
        };
    }

    private static Case.Step send(
            int line, String kind, String path, Map<String, String> options, String text, Path folder) {
        String file = options.get("file");
        if (file == null) {
            return new Case.Step.Send(line, kind, path, options, text);
        }
        try {
            String whole = Files.readString(folder.resolve(file));
            return new Case.Step.Send(
                    line, kind, path, options, whole.replace("\r\n", "\n").replace('\r', '\n'));
        } catch (IOException e) {
            throw new IllegalArgumentException("the file " + file + " can't be read", e);
        }
    }

    private static Map<String, String> options(String[] words, int from) {
        Map<String, String> options = new LinkedHashMap<>();
        for (int i = from; i < words.length; i++) {
            String[] option = words[i].split("=", 2);
            if (option.length < 2) {
                throw new IllegalArgumentException("an option is NAME=VALUE, not " + words[i]);
            }
            options.put(option[0], option[1]);
        }
        return options;
    }

    private static Map<String, String> wanted(List<String> lines) {
        Map<String, String> wanted = new LinkedHashMap<>();
        for (String line : lines) {
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            String[] parts = line.split(":", 2);
            if (parts.length < 2 || !Outcome.KEYS.contains(parts[0].strip())) {
                throw new IllegalArgumentException("nothing is expected by the name of " + parts[0].strip());
            }
            wanted.put(parts[0].strip(), parts[1].strip());
        }
        return wanted;
    }
}
