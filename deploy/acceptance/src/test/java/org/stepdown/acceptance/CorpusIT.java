package org.stepdown.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;
import org.stepdown.acceptance.stack.Http;
import org.stepdown.acceptance.stack.Stack;

/** Every case of the corpus, run by the command that everybody can run. */
@Order(4)
class CorpusIT {

    private static final Path ROOT =
            Path.of(System.getProperty("stepdown.root", "../..")).toAbsolutePath();

    private final Stack stack = Stack.running();

    @TestFactory
    Stream<DynamicTest> what_the_corpus_expects_has_come_about() throws IOException {
        Map<String, List<String>> cases = run();
        assertThat(cases.size()).as("no case is passed over").isEqualTo(files());
        return cases.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(
                        each.getKey(),
                        () -> assertThat(each.getValue())
                                .as(String.join("\n", each.getValue()))
                                .isEmpty()));
    }

    /** What differs, by case. */
    private Map<String, List<String>> run() throws IOException {
        Path local = ROOT.resolve("deploy/local/target");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-cp",
                        local.resolve("stepdown-local.jar") + ":" + local.resolve("lib") + "/*",
                        "org.stepdown.local.corpus.Corpus",
                        "--all",
                        "--folder",
                        folder().toString(),
                        "--mllp",
                        String.valueOf(stack.referral().mllpPort()),
                        "--referral",
                        stack.referral().url(),
                        "--enrollment",
                        stack.enrollment().url(),
                        "--notification",
                        stack.notification().url(),
                        "--token",
                        Http.publisherToken(),
                        "--staff-token",
                        Http.staffToken())
                .redirectErrorStream(true)
                .start();
        Map<String, List<String>> cases = new LinkedHashMap<>();
        try (BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> differences = new ArrayList<>();
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("ok ") || line.startsWith("FAILED ")) {
                    differences = new ArrayList<>();
                    cases.put(line.substring(7), differences);
                    if (line.startsWith("FAILED ")) {
                        differences.add(line);
                    }
                } else if (line.startsWith("  ")) {
                    differences.add(line);
                }
            }
        } finally {
            process.destroy();
        }
        return cases;
    }

    private static int files() throws IOException {
        try (Stream<Path> files = Files.walk(folder())) {
            return (int) files.filter(file -> file.toString().endsWith(".case")).count();
        }
    }

    private static Path folder() {
        return ROOT.resolve("deploy/corpus/cases");
    }
}
