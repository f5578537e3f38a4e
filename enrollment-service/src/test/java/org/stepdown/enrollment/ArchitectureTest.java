package org.stepdown.enrollment;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stepdown.delivery.kit.HouseRules;

class ArchitectureTest {

    private static final String BASE = "org.stepdown.enrollment";

    private static final String[] DOMAIN = Arrays.stream(new String[] {
                "attendance",
                "catalogue",
                "cohort",
                "condition",
                "followup",
                "hospital",
                "placement",
                "program",
                "reason",
                "referral",
                "seat",
                "staff"
            })
            .map(feature -> BASE + "." + feature)
            .toArray(String[]::new);

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(BASE);

    @ParameterizedTest
    @MethodSource("rules")
    void a_house_rule_holds(ArchRule rule) {
        rule.check(CLASSES);
    }

    static Stream<ArchRule> rules() {
        return Stream.concat(
                HouseRules.everywhere(),
                Stream.of(
                        HouseRules.domainIsPlainJava(DOMAIN),
                        HouseRules.domainReadsNoClock(DOMAIN),
                        HouseRules.featuresAreFreeOfCycles(BASE)));
    }
}
