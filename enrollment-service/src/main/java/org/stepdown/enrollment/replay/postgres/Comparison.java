package org.stepdown.enrollment.replay.postgres;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.stepdown.enrollment.replay.Difference;
import org.stepdown.enrollment.replay.Difference.What;
import org.stepdown.enrollment.replay.Verdict;

/** What came of a replay, beside what is remembered of the live tables. */
final class Comparison {

    /** Decisions whose cause was replayed; of the others nothing can be said. */
    private static final String REPLAYED = """
            create unlogged table replayed as
            select unnest(events) as cause_id from logbook
             union
            select (d -> 'cause' ->> 'id')::uuid from logbook l, jsonb_array_elements(l.document) d
             where l.kind = 'COMMANDS'
            """;

    /** Referrals of which something can't be replayed: how they stand says nothing. */
    private static final String UNREPLAYED = """
            create unlogged table unreplayed as
            select d.referral_id, d.cohort_id from {live}.decision d, extent e
             where d.seq <= e.last_decision
               and not exists (select from replayed r where r.cause_id = d.cause_id)
            """;

    private static final String KNOWN = " not in (select referral_id from unreplayed)";

    private final JdbcClient jdbc;
    private final String live;

    Comparison(JdbcClient jdbc, String live) {
        this.jdbc = jdbc;
        this.live = live;
    }

    /** Two relations with the same columns; {@code seen} are shown in a difference. */
    private record Pair(String was, String now, String key, String subject, List<String> columns, List<String> seen) {}

    Verdict compare(int most) {
        jdbc.sql(REPLAYED).update();
        jdbc.sql(UNREPLAYED.replace("{live}", live)).update();
        SchemaCopies.analyze(jdbc);
        long unreplayed = count("select count(*) from unreplayed");
        Map<What, Long> compared = new EnumMap<>(What.class);
        Map<What, Long> different = new EnumMap<>(What.class);
        List<Difference> differences = new ArrayList<>();
        pairs().forEach((what, pair) -> {
            compared.put(what, count("select count(*) from (" + pair.was() + ") x"));
            different.put(what, count("select count(*) " + differing(pair)));
            if (differences.size() < most && different.get(what) > 0) {
                differences.addAll(list(what, pair, most - differences.size()));
            }
        });
        return new Verdict(compared, different, differences, unreplayed);
    }

    private static Map<What, Pair> pairs() {
        Map<What, Pair> pairs = new LinkedHashMap<>();
        // What older decisions say of cohorts is a document, with which the code of today can't be compared.
        String decision = "select d.id, d.referral_id, d.outcome, d.cohort_id, d.reasons, d.nearest_fit, d.missing,"
                + " d.inputs, d.policy_version, d.decided_at, d.seat_id, d.actor_kind, d.seq, case when exists (select"
                + " from {live}.decision o where o.id = d.id and o.considered is not null) then null"
                + " else encode(d.considered_code, 'hex') || ' ' || c.cohort_ids::text end as considered from ";
        pairs.put(
                What.DECISION,
                new Pair(
                        decision + "{live}.decision d left join {live}.cohort_roll c on c.id = d.roll_id"
                                + " where d.seq <= (select last_decision from extent)"
                                + " and d.cause_id in (select cause_id from replayed)",
                        decision + "decision d left join cohort_roll c on c.id = d.roll_id",
                        "id",
                        "referral_id",
                        List.of(
                                "outcome",
                                "cohort_id",
                                "reasons",
                                "considered",
                                "nearest_fit",
                                "missing",
                                "inputs",
                                "policy_version",
                                "decided_at",
                                "seat_id",
                                "actor_kind"),
                        List.of("outcome", "cohort_id", "reasons", "nearest_fit", "policy_version", "decided_at")));
        pairs.put(
                What.REFERRAL,
                plain(
                        "was_referral",
                        "(select id, patient_key, status, settled, care, revision, md5(case_file::text) as case_file"
                                + " from referral) r",
                        "id",
                        List.of("status", "revision", "settled", "care", "case_file", "patient_key"),
                        List.of("status", "revision")));
        pairs.put(
                What.SEAT,
                new Pair(
                        "select * from was_seat where referral_id" + KNOWN,
                        "select * from seat where referral_id" + KNOWN,
                        "id",
                        "referral_id",
                        List.of("cohort_id", "state", "first_session_at", "expires_at"),
                        List.of("cohort_id", "state", "first_session_at")));
        pairs.put(
                What.WAITLIST,
                plain(
                        "was_waitlist",
                        "waitlist",
                        "referral_id",
                        List.of(
                                "nearest_fit",
                                "missing",
                                "could_join",
                                "due_at",
                                "safety_flag",
                                "deadline",
                                "priority"),
                        List.of("nearest_fit", "missing", "could_join")));
        List<String> seats = List.of("capacity", "held", "offered", "enrolled", "waiting");
        pairs.put(What.CENSUS, plain("was_census", "census", "cohort_id", seats, seats));
        // Whether what has stopped had ever begun depends on when its facts were heard.
        String clock =
                "select referral_id, measure, index_at, days, state, met_on, concat_ws('/', referral_id, measure,"
                        + " index_at, days) as id from ";
        pairs.put(
                What.CLOCK,
                new Pair(
                        clock + "was_clock where not due and state <> 'STOPPED' and referral_id" + KNOWN,
                        clock + "follow_up_clock f where not exists (select from was_clock w where w.due"
                                + " and w.referral_id = f.referral_id) and state <> 'STOPPED' and referral_id" + KNOWN,
                        "id",
                        "referral_id",
                        List.of("state", "met_on"),
                        List.of("measure", "days", "state", "met_on")));
        return pairs;
    }

    private static Pair plain(String was, String now, String key, List<String> columns, List<String> seen) {
        String known = key.equals("cohort_id")
                ? " where cohort_id not in (select cohort_id from unreplayed where cohort_id is not null)"
                : " where " + key + KNOWN;
        return new Pair("select * from " + was + known, "select * from " + now + known, key, key, columns, seen);
    }

    private static String differing(Pair pair) {
        return "from (" + pair.was() + ") w full join (" + pair.now() + ") n on n." + pair.key() + " = w." + pair.key()
                + " where w." + pair.key() + " is null or n." + pair.key() + " is null or " + row("w", pair)
                + " is distinct from " + row("n", pair);
    }

    private static String row(String alias, Pair pair) {
        return pair.columns().stream().map(column -> alias + "." + column).collect(Collectors.joining(", ", "(", ")"));
    }

    private List<Difference> list(What what, Pair pair, int most) {
        String fields = pair.columns().stream()
                .map(column -> "case when w." + column + " is distinct from n." + column + " then '" + column + "' end")
                .collect(Collectors.joining(", ", "concat_ws(', ', ", ")"));
        return jdbc.sql(("select coalesce(w.%1$s, n.%1$s)::text as subject, " + fields + " as fields, "
                                + shown("w", pair) + " as was, " + shown("n", pair) + " as now " + differing(pair)
                                + " order by 1 limit :most")
                        .formatted(pair.subject())
                        .replace("{live}", live))
                .param("most", most)
                .query((row, number) -> new Difference(
                        what,
                        row.getString("subject"),
                        row.getString("fields"),
                        row.getString("was"),
                        row.getString("now")))
                .list();
    }

    private static String shown(String alias, Pair pair) {
        String values = pair.seen().stream()
                .map(column -> "'" + column + " ' || " + alias + "." + column + "::text")
                .collect(Collectors.joining(", "));
        return "case when " + alias + "." + pair.key() + " is not null then concat_ws(', ', " + values + ") end";
    }

    private long count(String sql) {
        return jdbc.sql(sql.replace("{live}", live)).query(Long.class).single();
    }
}
