package org.stepdown.enrollment.replay;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/**
 * Replays the past twice, with the cohorts as they were and with another set of them, and shows both side by side. Both
 * go by the same assumptions, so that what differs comes of the cohorts alone.
 */
public final class WhatIf {

    /** What had to be assumed where the past can't say, for whoever reads the result. */
    public static final List<String> ASSUMPTIONS = List.of(
            "Hospitals, patients and referrals come as they came; nobody attends otherwise than planned: "
                    + "placed in time means that the first session lies within the 7-day window.",
            "A stay lasts as long as it did: who begins a week sooner is done a week sooner. "
                    + "Who never had a seat in the past stays for the length of the program.",
            "Staff do what they did when it still applies; what does not apply is left out and counted. "
                    + "An answer to an offer comes when it came.",
            "Offers and mandated deadlines run out by the minute, whenever staff or the service noticed then.");

    private final Copies copies;
    private final EventArchive.Opening archive;

    public WhatIf(Copies copies, EventArchive.Opening archive) {
        this.copies = copies;
        this.archive = archive;
    }

    /**
     * Both sides.
     *
     * @param asItWas with the cohorts as they were
     * @param planned with those of the plan
     * @param from referrals are counted from then on
     * @param until how far the past reaches
     * @param missing events that the topics do not have any more, and which are in neither side
     */
    public record Result(Side asItWas, Side planned, Instant from, Instant until, long missing) {}

    /**
     * Asks.
     *
     * @param schema whose past
     * @param zone whose weeks
     */
    public Result ask(String schema, Plan plan, ZoneId zone, Progress progress) {
        Instant from = plan.from() == null ? Instant.EPOCH : plan.from();
        Halves halves = new Halves(progress);
        try (Simulation asItWas = new Simulation(copies, archive, schema, Plan.AS_IT_WAS, from, zone);
                Simulation planned = new Simulation(copies, archive, schema, plan, from, zone)) {
            long last = asItWas.lastEntry();
            Side left = asItWas.run(last, halves.first());
            Side right = planned.run(last, halves.second());
            return new Result(left, right, from, asItWas.until(), asItWas.missing());
        }
    }

    /** Each side is half of the work. */
    private record Halves(Progress progress) {

        Progress first() {
            return (stage, done, of) -> progress.at(stage, done, 2 * of);
        }

        Progress second() {
            return (stage, done, of) -> progress.at(stage, of + done, 2 * of);
        }
    }
}
