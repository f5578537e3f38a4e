package org.stepdown.notification;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stepdown.delivery.kit.HouseRules;

class ArchitectureTest {

    private static final String BASE = "org.stepdown.notification";
    private static final String[] DOMAIN = {
        BASE + ".alert",
        BASE + ".audience",
        BASE + ".delivery",
        BASE + ".digest",
        BASE + ".escalation",
        BASE + ".signal"
    };
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    static Stream<ArchRule> rules() {
        return Stream.concat(
                HouseRules.everywhere(),
                Stream.of(
                        HouseRules.domainIsPlainJava(DOMAIN),
                        HouseRules.domainReadsNoClock(DOMAIN),
                        HouseRules.featuresAreFreeOfCycles(BASE)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void the_rule_holds(ArchRule rule) {
        rule.check(CLASSES);
    }
}
