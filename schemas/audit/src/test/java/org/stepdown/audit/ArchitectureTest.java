package org.stepdown.audit;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;
import org.stepdown.delivery.kit.HouseRules;

class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.stepdown.audit");

    @Test
    void the_rules_of_the_house_hold() {
        HouseRules.everywhere().forEach(rule -> rule.check(CLASSES));
        HouseRules.featuresAreFreeOfCycles("org.stepdown.audit").check(CLASSES);
    }
}
