package org.stepdown.referral.loop.fhir;

import java.util.Date;
import java.util.TimeZone;
import java.util.UUID;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskIntent;
import org.stepdown.events.referral.ReferralStatus;
import org.stepdown.referral.loop.Delivery;
import org.stepdown.referral.loop.Notice;
import org.stepdown.referral.loop.Session;
import org.stepdown.referral.loop.Told;

/** A referral as a Task. It refers to the sender's own request by the number that the sender gave, and names nobody. */
final class ReferralTask {

    static final String REFERRAL = "https://stepdown.org/fhir/identifier/referral";
    static final String DELIVERY = "https://stepdown.org/fhir/identifier/delivery";
    static final String STATUS = "https://stepdown.org/fhir/CodeSystem/referral-status";
    static final String REASON = "https://stepdown.org/fhir/CodeSystem/referral-reason";
    static final String OUTPUT = "https://stepdown.org/fhir/CodeSystem/task-output";

    private static final String CONFIDENTIALITY = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
    private static final String ACT_CODE = "http://terminology.hl7.org/CodeSystem/v3-ActCode";

    private ReferralTask() {}

    /** @param restricted whether it is about records under 42 CFR Part 2, or substance use */
    static Task of(Notice notice, UUID delivery, boolean restricted) {
        Task task = new Task();
        if (restricted) {
            task.getMeta()
                    .addSecurity(new Coding(CONFIDENTIALITY, "R", "restricted"))
                    .addSecurity(new Coding(ACT_CODE, "42CFRPart2", "42 CFR Part2"));
            task.addNote().setText(Delivery.REDISCLOSURE);
        }
        task.addIdentifier(new Identifier()
                .setSystem(REFERRAL)
                .setValue(notice.referralId().toString()));
        task.addIdentifier(new Identifier().setSystem(DELIVERY).setValue(delivery.toString()));
        task.setStatus(TaskStatuses.of(notice.status()));
        boolean missed = notice.told() == Told.NO_SHOW;
        String business =
                missed ? ReferralStatus.NO_SHOW.name() : notice.status().name();
        task.setBusinessStatus(coded(STATUS, business));
        if (!notice.reasons().isEmpty()) {
            CodeableConcept reason = new CodeableConcept();
            notice.reasons()
                    .forEach(code -> reason.addCoding().setSystem(REASON).setCode(code));
            task.setStatusReason(reason);
        }
        task.setIntent(TaskIntent.ORDER);
        task.setCode(new CodeableConcept()
                .addCoding(new Coding()
                        .setSystem("http://hl7.org/fhir/CodeSystem/task-code")
                        .setCode("fulfill")));
        task.setLastModified(Date.from(notice.at()));
        origin(task, notice.sender());
        session(task, notice.session(), missed);
        return task;
    }

    /** The request by its number; without one, the message that told of the visit. */
    private static void origin(Task task, Notice.Sender sender) {
        task.setRequester(named(sender.application() + " at " + sender.facility()));
        task.setOwner(named("Stepdown"));
        if (sender.requestKey() != null) {
            Identifier identifier = new Identifier().setValue(sender.requestKey());
            String authority = sender.requestAuthority();
            if (authority != null && authority.contains(":")) {
                identifier.setSystem(authority);
            } else if (authority != null) {
                identifier.setAssigner(named(authority));
            }
            task.addBasedOn(new Reference().setType("ServiceRequest").setIdentifier(identifier));
        }
        if (sender.controlId() != null) {
            task.setGroupIdentifier(new Identifier()
                    .setValue(sender.controlId())
                    .setAssigner(named(sender.application() + " at " + sender.facility())));
        }
    }

    private static void session(Task task, @org.jspecify.annotations.Nullable Session session, boolean missed) {
        if (session == null) {
            return;
        }
        DateTimeType when = session.startsAt() == null
                ? new DateTimeType(session.date().toString())
                : new DateTimeType(
                        Date.from(session.startsAt()),
                        ca.uhn.fhir.model.api.TemporalPrecisionEnum.SECOND,
                        TimeZone.getTimeZone(session.zone()));
        task.addOutput()
                .setType(coded(OUTPUT, missed ? "missed-session" : "first-session"))
                .setValue(when);
    }

    private static Reference named(String display) {
        return new Reference().setDisplay(display);
    }

    private static CodeableConcept coded(String system, String code) {
        CodeableConcept concept = new CodeableConcept();
        concept.addCoding().setSystem(system).setCode(code);
        return concept;
    }
}
