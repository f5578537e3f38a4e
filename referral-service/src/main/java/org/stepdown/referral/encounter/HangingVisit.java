package org.stepdown.referral.encounter;

import java.util.UUID;

/**
 * An emergency visit that hangs open.
 *
 * @param patientKey opaque key of the patient
 * @param person the patient as last described
 * @param visit the visit
 * @param begunBy identity of the first event about it
 */
public record HangingVisit(String patientKey, Person person, Visit visit, UUID begunBy) {}
