package org.stepdown.local.corpus;

import java.util.List;
import java.util.Map;

/**
 * A case: what is sent about a patient, and what has to come of it.
 *
 * @param name path of its file in the corpus, without the ending
 * @param title what it shows, in a sentence
 * @param steps what is done and expected, in order
 */
record Case(String name, String title, List<Step> steps) {

    Case {
        steps = List.copyOf(steps);
    }

    /** One section of the file. */
    sealed interface Step {

        /**
         * A message goes out.
         *
         * @param line line of the file, for those who look for what is wrong
         * @param kind {@code hl7}, {@code json} or {@code fhir}
         * @param path where it goes, for HTTP
         * @param options what stands behind the heading
         * @param body the message with its placeholders
         */
        record Send(int line, String kind, String path, Map<String, String> options, String body) implements Step {
            public Send {
                options = Map.copyOf(options);
            }
        }

        /** The last message goes out once more, byte by byte, and its answer has to be the same, byte by byte. */
        record Again(int line) implements Step {}

        /** What has to be answered to the last message. */
        record Answer(int line, String expected) implements Step {}

        /** What has to have become of everything so far, in the end. */
        record Expect(int line, Map<String, String> wanted) implements Step {
            public Expect {
                wanted = java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(wanted));
            }
        }
    }
}
