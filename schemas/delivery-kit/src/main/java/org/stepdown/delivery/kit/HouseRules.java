package org.stepdown.delivery.kit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.GeneralCodingRules;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/** The rules of the house that a build can check, for each module's own test to apply to its packages. */
public final class HouseRules {

    private static final String[] TECHNOLOGIES = {
        "..hl7..", "..fhir..", "..kafka..", "..postgres..", "..web..", "..email.."
    };

    /** A package is named after what it is about, never after a kind of code. */
    public static final ArchRule PACKAGES_ARE_NAMED_AFTER_THEIR_SUBJECT = noClasses()
            .should()
            .resideInAnyPackage(
                    "..util..", "..common..", "..impl..", "..dto..", "..manager..", "..helper..", "..service..")
            .as("packages are named after their subject")
            .because("util, common, impl, dto, manager, helper and service say nothing about it");

    /** Everything is in a null-marked package. */
    public static final ArchRule PACKAGES_ARE_NULL_MARKED = classes()
            .should(resideInANullMarkedPackage())
            .as("packages are @NullMarked")
            .because("NullAway checks only those");

    /** What talks to a technology stays in the package of that technology. */
    public static final ArchRule ADAPTERS_ARE_PACKAGE_PRIVATE = classes()
            .that()
            .resideInAnyPackage(TECHNOLOGIES)
            .and()
            .areTopLevelClasses()
            .and()
            .areNotAnnotatedWith("org.springframework.context.annotation.Configuration")
            .and()
            .areNotAnnotatedWith("org.springframework.boot.context.properties.ConfigurationProperties")
            .and()
            .doNotHaveSimpleName("package-info")
            .should()
            .notBePublic()
            .allowEmptyShould(true)
            .as("adapters are package-private, apart from their wiring")
            .because("nobody else may come to depend on them");

    /** A class gets what it needs through its constructor. */
    public static final ArchRule NO_FIELD_INJECTION = noFields()
            .should()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Autowired")
            .orShould()
            .beAnnotatedWith("org.springframework.beans.factory.annotation.Value")
            .orShould()
            .beAnnotatedWith("jakarta.inject.Inject")
            .orShould()
            .beAnnotatedWith("jakarta.annotation.Resource")
            .allowEmptyShould(true)
            .as("no field injection")
            .because("a class gets what it needs through its constructor");

    /** One logging interface for all. */
    public static final ArchRule NO_JAVA_UTIL_LOGGING = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..")
            .as("no java.util.logging");

    /** Nothing is written past the log. */
    public static final ArchRule NO_STANDARD_STREAMS = GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

    private HouseRules() {}

    /** Every rule that needs no knowledge of the module's packages. */
    public static Stream<ArchRule> everywhere() {
        return Stream.of(
                PACKAGES_ARE_NAMED_AFTER_THEIR_SUBJECT,
                PACKAGES_ARE_NULL_MARKED,
                ADAPTERS_ARE_PACKAGE_PRIVATE,
                NO_FIELD_INJECTION,
                NO_JAVA_UTIL_LOGGING,
                NO_STANDARD_STREAMS);
    }

    /**
     * The domain is plain Java.
     *
     * @param packages the domain packages of the module, in ArchUnit's notation; they may use each other
     */
    public static ArchRule domainIsPlainJava(String... packages) {
        String[] allowed = Stream.concat(Stream.of("java..", "org.jspecify.."), Arrays.stream(packages))
                .toArray(String[]::new);
        return classes()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(allowed)
                .as("the domain is plain Java")
                .because("it must be readable and testable without any technology");
    }

    /** Time comes into the domain as an argument. */
    public static ArchRule domainReadsNoClock(String... packages) {
        return noClasses()
                .that()
                .resideInAnyPackage(packages)
                .should()
                .callMethodWhere(readsAClock())
                .as("the domain reads no clock")
                .because("a decision that is made again must come out the same");
    }

    /** The feature packages directly under this one have an order. */
    public static ArchRule featuresAreFreeOfCycles(String basePackage) {
        return slices().matching(basePackage + ".(*)..")
                .should()
                .beFreeOfCycles()
                .allowEmptyShould(true)
                .as("the feature packages of " + basePackage + " are free of cycles");
    }

    private static DescribedPredicate<JavaMethodCall> readsAClock() {
        return DescribedPredicate.describe("it reads a clock", call -> {
            String owner = call.getTargetOwner().getName();
            String method = call.getName();
            return owner.startsWith("java.time.") && (method.equals("now") || method.startsWith("system"))
                    || owner.equals("java.lang.System")
                            && (method.equals("currentTimeMillis") || method.equals("nanoTime"));
        });
    }

    private static ArchCondition<JavaClass> resideInANullMarkedPackage() {
        return new ArchCondition<>("reside in a null-marked package") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!type.getPackage().isAnnotatedWith(NullMarked.class)) {
                    events.add(SimpleConditionEvent.violated(
                            type, type.getName() + " is in a package without @NullMarked in its package-info.java"));
                }
            }
        };
    }
}
