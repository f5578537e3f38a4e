package org.stepdown.referral.intake.fhir;

/** What can be sent, and where it goes. */
enum Kind {
    /** {@code $process-message}. */
    MESSAGE("Bundle", "FHIR message"),
    /** A request for care. */
    SERVICE_REQUEST("ServiceRequest", "FHIR ServiceRequest"),
    /** A request for care, as something to be done. */
    TASK("Task", "FHIR Task");

    private final String resource;
    private final String type;

    Kind(String resource, String type) {
        this.resource = resource;
        this.type = type;
    }

    /** The resource that a body of this kind is. */
    String resource() {
        return resource;
    }

    /** As kept with the message. */
    String type() {
        return type;
    }
}
