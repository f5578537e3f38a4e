package org.stepdown.referral.intake.json;

import java.util.Set;
import org.stepdown.referral.intake.JsonMask;

/** What may be seen of a body whose reader is not known. */
final class JsonFields {

    private static final Set<String> CODES = Set.of(
            "application",
            "facility",
            "event",
            "authority",
            "type",
            "patientClass",
            "unit",
            "priorUnit",
            "hospitalService",
            "admitSource",
            "disposition",
            "code",
            "system",
            "kind",
            "rank",
            "needs24HourSupervision",
            "safeAtHome",
            "priority",
            "track",
            "modality",
            "mandatedPriority",
            "reportedLocusLevel",
            "reportedAsamLevel");
    private static final Set<String> OTHERS = Set.of(
            "occurredAt",
            "patient",
            "encounter",
            "diagnoses",
            "suitability",
            "mergedIdentifiers",
            "identifiers",
            "value",
            "family",
            "given",
            "birthDate",
            "sex",
            "language",
            "postalCode",
            "phone",
            "deceased",
            "deceasedAt",
            "visitNumber",
            "admittedAt",
            "dischargedAt",
            "referralKey",
            "requestedBy",
            "preferences",
            "site",
            "earliestStart",
            "payer");

    static final JsonMask MASK = new JsonMask(CODES, name -> CODES.contains(name) || OTHERS.contains(name));

    private JsonFields() {}
}
