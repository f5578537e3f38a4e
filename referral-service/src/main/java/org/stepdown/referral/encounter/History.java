package org.stepdown.referral.encounter;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known of a patient's care, as the facts leave it. Facts count by event time, so any order of
 * arrival makes the same history.
 *
 * @param person the patient as last described, with what was said before of what was left blank; null without facts
 * @param deceased whether anything says that the patient has died
 * @param visits visits in the order in which they began
 * @param requests requests for IOP care, oldest first
 */
public record History(@Nullable Person person, boolean deceased, List<Visit> visits, List<RequestHistory> requests) {

    /** The history that these facts make. */
    public static History of(Collection<Fact> facts) {
        Map<Identifier, Visit> visits = new LinkedHashMap<>();
        Map<Identifier, RequestHistory> requests = new LinkedHashMap<>();
        Person person = null;
        boolean deceased = false;
        for (Fact fact : facts.stream().sorted(Fact.BY_EVENT_TIME).toList()) {
            person = person == null ? fact.person() : person.then(fact.person());
            deceased |= fact.person().deceased();
            Stay stay = fact.stay();
            if (stay != null) {
                visits.compute(
                        stay.number(),
                        (number, known) -> (known == null ? Visit.first(stay, fact) : known).after(fact, stay));
            }
            Request request = fact.request();
            if (request != null) {
                requests.compute(
                        request.key(),
                        (key, known) ->
                                (known == null ? RequestHistory.first(fact, request) : known).after(fact, request));
            }
        }
        return new History(person, deceased, List.copyOf(visits.values()), List.copyOf(requests.values()));
    }
}
