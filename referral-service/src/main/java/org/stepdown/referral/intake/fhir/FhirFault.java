package org.stepdown.referral.intake.fhir;

import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.jspecify.annotations.Nullable;

/** What is wrong with a body. Says what and where (FHIRPath), never what stands there. */
final class FhirFault extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;
    private final IssueType type;
    private final String text;

    @Nullable
    private final String expression;

    FhirFault(int status, IssueType type, String text, @Nullable String expression) {
        super(text + (expression == null ? "" : " at " + expression), null, false, false);
        this.status = status;
        this.type = type;
        this.text = text;
        this.expression = expression;
    }

    static FhirFault unreadable(String text) {
        return new FhirFault(400, IssueType.STRUCTURE, text, null);
    }

    static FhirFault required(String expression) {
        return new FhirFault(422, IssueType.REQUIRED, "A required element is missing", expression);
    }

    static FhirFault notFound(String expression) {
        return new FhirFault(422, IssueType.NOTFOUND, "The reference leads nowhere in this body", expression);
    }

    static FhirFault invalid(String expression) {
        return new FhirFault(422, IssueType.VALUE, "The value is not one that FHIR R4 allows here", expression);
    }

    static FhirFault unsupported(String text, String expression) {
        return new FhirFault(422, IssueType.NOTSUPPORTED, text, expression);
    }

    int status() {
        return status;
    }

    IssueType type() {
        return type;
    }

    String text() {
        return text;
    }

    @Nullable
    String expression() {
        return expression;
    }
}
