package org.stepdown.delivery.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HouseRulesTest {

    private static final String PLANTED = "org.stepdown.delivery.kit.planted";

    private final JavaClasses planted = new ClassFileImporter().importPackages(PLANTED);

    static Stream<Arguments> each_rule_and_the_one_that_breaks_it() {
        return Stream.of(
                Arguments.of(
                        HouseRules.PACKAGES_ARE_NAMED_AFTER_THEIR_SUBJECT, List.of("util.Things", "util.package-info")),
                Arguments.of(HouseRules.PACKAGES_ARE_NULL_MARKED, List.of("unmarked.Unmarked")),
                Arguments.of(HouseRules.ADAPTERS_ARE_PACKAGE_PRIVATE, List.of("web.PublicAdapter")),
                Arguments.of(HouseRules.NO_FIELD_INJECTION, List.of("web.PublicAdapter")),
                Arguments.of(HouseRules.NO_JAVA_UTIL_LOGGING, List.of("web.PublicAdapter")),
                Arguments.of(HouseRules.NO_STANDARD_STREAMS, List.of("web.PublicAdapter")),
                Arguments.of(HouseRules.domainIsPlainJava(PLANTED + ".domain"), List.of("domain.Tainted")),
                Arguments.of(HouseRules.domainReadsNoClock(PLANTED + ".domain"), List.of("domain.Tainted")),
                Arguments.of(HouseRules.featuresAreFreeOfCycles(PLANTED), List.of("one.One", "two.Two")));
    }

    @ParameterizedTest
    @MethodSource("each_rule_and_the_one_that_breaks_it")
    void each_rule_finds_what_breaks_it_and_nothing_else(ArchRule rule, List<String> culprits) {
        String report =
                String.join("\n", rule.evaluate(planted).getFailureReport().getDetails());
        assertThat(report).contains(culprits);
        assertThat(Stream.of("util.Things", "unmarked.Unmarked", "web.PublicAdapter", "domain.Tainted", "one.One")
                        .filter(report::contains))
                .isSubsetOf(culprits);
    }

    @Test
    void the_kit_keeps_the_rules_of_the_house() {
        JavaClasses kit = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.stepdown.delivery.parts", "org.stepdown.delivery.kit");
        // The broker's first words go to the log of its process, which is what standard output is there.
        assertThatCode(() -> HouseRules.everywhere()
                        .filter(rule -> rule != HouseRules.NO_STANDARD_STREAMS)
                        .forEach(rule -> rule.check(kit)))
                .doesNotThrowAnyException();
    }
}
