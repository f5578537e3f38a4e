package org.stepdown.audit;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.List;

/**
 * One line of the audit.
 *
 * @param at to the microsecond, as the database keeps it
 * @param what the route, as {@code GET /api/referrals/{id}}, or what the service calls what it did
 * @param objects identities of what it was about; anything that does not look like one is withheld
 * @param criteria by which kinds of fields somebody searched, never for what
 * @param code more of the outcome: an HTTP status, or a code of the domain
 * @param times how often, when the same came over and over within a second or so
 */
public record Entry(
        Instant at,
        Kind kind,
        Actor actor,
        String what,
        List<String> objects,
        List<String> criteria,
        Outcome outcome,
        String code,
        int times,
        Origin origin) {

    /** So many objects fit into one entry. */
    public static final int MOST_OBJECTS = 1000;

    public Entry {
        at = at.truncatedTo(ChronoUnit.MICROS);
        what = Tokens.route(what);
        objects = objects.stream().map(Tokens::code).toList();
        criteria = criteria.stream().map(Tokens::code).sorted().toList();
        code = Tokens.code(code);
        if (objects.size() > MOST_OBJECTS) {
            throw new IllegalArgumentException("An entry is about " + MOST_OBJECTS + " objects at most");
        }
    }

    /** Something a service did, once. */
    public static Entry of(Instant at, Kind kind, Actor actor, String what, Outcome outcome, String code) {
        return new Entry(at, kind, actor, what, List.of(), List.of(), outcome, code, 1, Origin.UNKNOWN);
    }

    /** The same, about these. */
    public Entry about(Collection<String> ids) {
        return new Entry(at, kind, actor, what, List.copyOf(ids), criteria, outcome, code, times, origin);
    }

    public Entry from(Origin where) {
        return new Entry(at, kind, actor, what, objects, criteria, outcome, code, times, where);
    }

    /** The same, so many times. */
    public Entry times(int count) {
        return new Entry(at, kind, actor, what, objects, criteria, outcome, code, count, origin);
    }

    /** The same at another time, about nothing particular and in no trace: what makes entries the same to a reader. */
    public Entry alike(Instant when) {
        return new Entry(
                when,
                kind,
                actor,
                what,
                List.of(),
                criteria,
                outcome,
                code,
                1,
                new Origin(origin.client(), null, null));
    }
}
