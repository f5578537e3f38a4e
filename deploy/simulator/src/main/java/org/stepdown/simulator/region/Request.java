package org.stepdown.simulator.region;

/**
 * A therapist's request for intensive outpatient care.
 *
 * @param key RF1-6
 * @param diagnosis ICD-10-CM
 * @param supervision whether 24-hour supervision is needed: Y, N, or blank for unknown
 * @param safe whether home is safe: Y, N, or blank for unknown
 * @param withdrawn whether it was taken back
 */
public record Request(String key, String diagnosis, String supervision, String safe, boolean withdrawn) {

    Request takenBack() {
        return new Request(key, diagnosis, supervision, safe, true);
    }
}
