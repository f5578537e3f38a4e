package org.stepdown.enrollment.placement;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.stepdown.enrollment.hospital.VisitFact;
import org.stepdown.enrollment.hospital.VisitFact.Kind;
import org.stepdown.enrollment.hospital.VisitFact.Setting;

/** A hospital visit, told fact by fact; each fact comes an hour after the one before unless a test says when. */
final class AVisit {

    private final UUID visit;
    private final Setting setting;
    private Instant next;
    private int facts;

    private AVisit(String number, Setting setting, Instant begins) {
        this.visit = UUID.nameUUIDFromBytes(number.getBytes(StandardCharsets.UTF_8));
        this.setting = setting;
        this.next = begins;
    }

    static AVisit stay(String number, Instant begins) {
        return new AVisit(number, Setting.STAY, begins);
    }

    static AVisit emergency(String number, Instant begins) {
        return new AVisit(number, Setting.EMERGENCY, begins);
    }

    VisitFact begins() {
        return fact(Kind.BEGAN, setting, null);
    }

    VisitFact becomesAStay() {
        return fact(Kind.CLASS_CHANGED, Setting.STAY, null);
    }

    /** It is what it was at first. */
    VisitFact wasNoStay() {
        return fact(Kind.CLASS_CHANGED, setting, null);
    }

    VisitFact ends(@Nullable String disposition) {
        return fact(Kind.ENDED, setting, disposition);
    }

    VisitFact goesOn() {
        return fact(Kind.END_CANCELLED, setting, null);
    }

    VisitFact neverWas() {
        return fact(Kind.CANCELLED, setting, null);
    }

    private VisitFact fact(Kind kind, Setting as, @Nullable String disposition) {
        UUID id = UUID.nameUUIDFromBytes((visit + "/" + facts++).getBytes(StandardCharsets.UTF_8));
        VisitFact fact = new VisitFact(id, visit, kind, as, null, next, next, disposition);
        next = next.plusSeconds(3_600);
        return fact;
    }
}
