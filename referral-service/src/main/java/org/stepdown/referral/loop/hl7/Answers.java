package org.stepdown.referral.loop.hl7;

import static org.stepdown.referral.loop.hl7.Segments.escaped;
import static org.stepdown.referral.loop.hl7.Segments.parts;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.stepdown.referral.encounter.Fact;
import org.stepdown.referral.encounter.Person;
import org.stepdown.referral.loop.Delivery;
import org.stepdown.referral.loop.Notice;
import org.stepdown.referral.loop.Session;
import org.stepdown.referral.loop.Target;
import org.stepdown.referral.loop.Told;

/**
 * Writes RRI^I12 and SIU messages. The patient is named as the sender itself did, since it must file the answer; no
 * program, cohort or diagnosis is named.
 */
final class Answers {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmssxx").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd");
    private static final String OURS = "99STEPDOWN";
    private static final String US = "STEPDOWN";

    private Answers() {}

    /** MSH-10: the delivery's identity in 20 characters, the most that HL7 2.5 lets a control id have. */
    static String controlId(UUID delivery) {
        return delivery.toString().replace("-", "").substring(0, 20);
    }

    static byte[] write(Delivery delivery, Fact fact, Instant now) {
        Notice notice = delivery.notice();
        return notice.told() == Told.STATUS ? status(delivery, fact, now) : session(delivery, fact, now);
    }

    private static byte[] status(Delivery delivery, Fact fact, Instant now) {
        Notice notice = delivery.notice();
        Segments message = new Segments().header(header(delivery, "RRI^I12^RRI_I12", now));
        if (notice.sender().answers() != null) {
            message.add("MSA", Map.of(1, "AA", 2, escaped(notice.sender().answers())));
        }
        ReferralStatusCode code = ReferralStatusCode.of(notice.status());
        message.add(
                "RF1",
                Map.of(
                        1,
                                parts(
                                        code.name(),
                                        code.text(),
                                        "HL70283",
                                        notice.status().name(),
                                        null,
                                        OURS),
                        6, placer(notice),
                        7, TIME.format(notice.at()),
                        10,
                                notice.reasons().stream()
                                        .map(reason -> parts(reason, reason, OURS))
                                        .collect(Collectors.joining("~")),
                        11, parts(notice.referralId().toString(), US)));
        message.add("PRD", Map.of(1, "RT^Referred to provider^HL70286", 2, US, 7, parts(US)));
        message.add("PID", patient(fact.person()))
                .add("NTE", Map.of(1, "1", 3, notice.status().name()));
        if (delivery.restricted()) {
            message.add("NTE", Map.of(1, "2", 3, escaped(Delivery.REDISCLOSURE)));
        }
        return message.bytes();
    }

    private static byte[] session(Delivery delivery, Fact fact, Instant now) {
        Notice notice = delivery.notice();
        Session session = Objects.requireNonNull(notice.session(), "a session is told of");
        Scheduling scheduling = Scheduling.of(notice.told());
        String starts = session.startsAt() == null ? DATE.format(session.date()) : TIME.format(session.startsAt());
        Map<Integer, String> schedule = new HashMap<>();
        schedule.put(1, notice.sender().requestKey() == null ? "" : placer(notice));
        schedule.put(2, parts(session.id().toString(), US));
        schedule.put(6, parts(scheduling.reason(), scheduling.text(), OURS));
        schedule.put(8, "NORMAL^Routine schedule request type^HL70277");
        schedule.put(11, "^^^" + starts);
        schedule.put(16, US);
        schedule.put(20, US);
        schedule.put(25, parts(scheduling.status(), scheduling.status(), "HL70278"));
        schedule.put(26, notice.sender().requestKey() == null ? "" : placer(notice));
        schedule.put(27, parts(notice.referralId().toString(), US));
        Segments message = new Segments()
                .header(header(delivery, "SIU^" + scheduling.event() + "^SIU_S12", now))
                .add("SCH", schedule);
        if (isSince25(version(delivery.target()))) {
            message.add("TQ1", Map.of(1, "1", 7, starts));
        }
        if (delivery.restricted()) {
            message.add("NTE", Map.of(1, "1", 3, escaped(Delivery.REDISCLOSURE)));
        }
        message.add("PID", patient(fact.person())).add("RGS", Map.of(1, "1", 2, scheduling.action()));
        message.add(
                "AIS", Map.of(1, "1", 2, scheduling.action(), 3, parts("SESSION", "Group session", OURS), 4, starts));
        if (session.site() != null) {
            message.add("AIL", Map.of(1, "1", 2, scheduling.action(), 3, parts(null, null, null, session.site())));
        }
        return message.bytes();
    }

    private static String header(Delivery delivery, String type, Instant now) {
        Target.Settings settings = delivery.target().settings();
        Notice.Sender sender = delivery.notice().sender();
        String version = version(delivery.target());
        String modern = isSince25(version) ? type : type.substring(0, type.lastIndexOf('^'));
        return String.join(
                "|",
                "MSH",
                "^~\\&",
                US,
                US,
                escaped(Optional.ofNullable(settings.receivingApplication()).orElse(sender.application())),
                escaped(Optional.ofNullable(settings.receivingFacility()).orElse(sender.facility())),
                TIME.format(now),
                "",
                modern,
                controlId(delivery.id()),
                "P",
                version,
                "",
                "",
                "",
                "",
                "",
                "UNICODE UTF-8");
    }

    private static String version(Target target) {
        return Objects.requireNonNullElse(target.settings().version(), "2.5.1");
    }

    private static boolean isSince25(String version) {
        return version.compareTo("2.5") >= 0;
    }

    /** RF1-6 has to be there: who made no request gets our own number. */
    private static String placer(Notice notice) {
        String key = notice.sender().requestKey();
        return key == null
                ? parts(notice.referralId().toString(), US)
                : parts(key, notice.sender().requestAuthority());
    }

    private static Map<Integer, String> patient(Person person) {
        Map<Integer, String> fields = new HashMap<>();
        fields.put(1, "1");
        fields.put(
                3,
                person.identifiers().stream()
                        .map(id -> parts(id.value(), null, null, id.authority(), id.type()))
                        .collect(Collectors.joining("~")));
        fields.put(5, name(person.family(), person.given()));
        fields.put(7, person.birthDate() == null ? "" : DATE.format(person.birthDate()));
        fields.put(8, escaped(person.sex()));
        return fields;
    }

    private static String name(@Nullable String family, @Nullable String given) {
        return parts(family, given);
    }
}
