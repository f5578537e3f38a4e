package org.stepdown.simulator.region;

import java.util.List;

/**
 * What really became of a person in the region, and everything that was told of it.
 *
 * @param story what kind of story it is, for the report
 * @param visits as they really were; of merged records all of them
 * @param inFhir whether the hospital tells it in FHIR rather than HL7 v2
 */
public record Life(
        String story,
        Person person,
        List<Visit> visits,
        List<Request> requests,
        boolean died,
        List<Happening> told,
        boolean inFhir) {

    public Life {
        visits = List.copyOf(visits);
        requests = List.copyOf(requests);
        told = List.copyOf(told);
    }
}
