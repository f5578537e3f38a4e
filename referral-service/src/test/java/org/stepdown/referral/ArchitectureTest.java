package org.stepdown.referral;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.stepdown.delivery.kit.HouseRules;

class ArchitectureTest {

    private static final String[] DOMAIN = {
        "org.stepdown.referral.encounter", "org.stepdown.referral.screening", "org.stepdown.referral.referral"
    };
    private static final JavaClasses SERVICE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.stepdown.referral");

    @ParameterizedTest
    @MethodSource("rules")
    void the_service_keeps_the_house_rules(ArchRule rule) {
        rule.check(SERVICE);
    }

    static Stream<ArchRule> rules() {
        return Stream.concat(
                HouseRules.everywhere(),
                Stream.of(
                        HouseRules.domainIsPlainJava(DOMAIN),
                        HouseRules.domainReadsNoClock(DOMAIN),
                        HouseRules.featuresAreFreeOfCycles("org.stepdown.referral")));
    }
}
