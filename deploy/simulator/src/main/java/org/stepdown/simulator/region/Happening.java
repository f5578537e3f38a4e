package org.stepdown.simulator.region;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that a hospital has to tell.
 *
 * @param trigger the HL7 event, as {@code ADT^A03}
 * @param at when it happened
 * @param visit the visit as it looks then
 * @param request the request that it is about
 * @param merged the record number that is no more
 * @param died whether the patient is said to have died
 */
public record Happening(
        String trigger,
        Instant at,
        Person person,
        @Nullable Visit visit,
        @Nullable Request request,
        @Nullable String merged,
        boolean died) {

    static Happening of(String trigger, Instant at, Person person, Visit visit) {
        return new Happening(trigger, at, person, visit, null, null, false);
    }

    static Happening asked(String trigger, Instant at, Person person, Request request) {
        return new Happening(trigger, at, person, null, request, null, false);
    }

    static Happening merging(Instant at, Person person, String merged) {
        return new Happening("ADT^A40", at, person, null, null, merged, false);
    }

    static Happening death(Instant at, Person person) {
        return new Happening("ADT^A31", at, person, null, null, null, true);
    }
}
