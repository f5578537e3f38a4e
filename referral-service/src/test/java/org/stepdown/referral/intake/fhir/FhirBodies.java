package org.stepdown.referral.intake.fhir;

/** Bodies for tests of other features. */
public final class FhirBodies {

    private FhirBodies() {}

    public static String discharge(String id, String patient) {
        return FhirText.discharge(id, patient).toString();
    }
}
