package org.stepdown.enrollment.placement.postgres;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.stepdown.enrollment.placement.Considered;

/** The rolls of cohorts that decisions looked at: one for all decisions between two changes of the catalogue. */
final class CohortRolls {

    private final JdbcClient jdbc;

    CohortRolls(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The rolls of what some decisions considered; to be called by who holds the desk. */
    Rolls of(Stream<List<Considered>> decisions) {
        Rolls rolls = new Rolls(new HashMap<>());
        decisions
                .filter(considered -> !considered.isEmpty())
                .map(CohortRolls::ids)
                .forEach(ids -> rolls.ids().computeIfAbsent(ids, this::id));
        return rolls;
    }

    private long id(List<String> cohortIds) {
        byte[] digest = digest(cohortIds);
        Optional<Long> known = jdbc.sql("select id from cohort_roll where digest = :digest")
                .param("digest", digest)
                .query(Long.class)
                .optional();
        return known.orElseGet(
                () -> jdbc.sql("insert into cohort_roll (digest, cohort_ids) values (:digest, :ids) returning id")
                        .param("digest", digest)
                        .param("ids", new SqlArrayValue("text", cohortIds.toArray()))
                        .query(Long.class)
                        .single());
    }

    /** Ids have no white space in them. */
    private static byte[] digest(List<String> cohortIds) {
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(String.join("\n", cohortIds).getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static List<String> ids(List<Considered> considered) {
        return considered.stream().map(Considered::cohortId).toList();
    }

    /** Numbers of rolls by the cohorts on them. */
    record Rolls(Map<List<String>, Long> ids) {
        @Nullable
        Long get(List<Considered> considered) {
            return considered.isEmpty() ? null : ids.get(CohortRolls.ids(considered));
        }
    }
}
