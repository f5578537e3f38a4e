package org.stepdown.referral.source.postgres;

import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stepdown.events.Part2Status;
import org.stepdown.events.encounter.CareSetting;
import org.stepdown.referral.source.Source;
import org.stepdown.referral.source.SourceRegistry;

@Repository
class PostgresSourceRegistry implements SourceRegistry {

    /** Zone of a facility that nobody registered; times with an offset don't need it. */
    private static final ZoneId UNREGISTERED = ZoneId.of("America/New_York");

    // Every message asks, and the answer changes a few times a year: a change counts a second later.
    private static final long FRESH_NANOS = 1_000_000_000L;
    // Senders choose what is asked for: what they make up must not fill the memory.
    private static final int MOST = 1_000;

    private final JdbcClient jdbc;
    private final Map<Asked, Answered> recent = new ConcurrentHashMap<>();

    private record Asked(String application, String facility, String unit, String hospitalService) {}

    private record Answered(Source source, long at) {}

    PostgresSourceRegistry(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Source find(String application, String facility, @Nullable String unit, @Nullable String hospitalService) {
        Asked asked = new Asked(
                application, facility, unit == null ? "" : unit, hospitalService == null ? "" : hospitalService);
        long now = System.nanoTime();
        Answered answered = recent.get(asked);
        if (answered == null || now - answered.at() > FRESH_NANOS) {
            if (recent.size() >= MOST) {
                recent.clear();
            }
            answered = new Answered(read(asked), now);
            recent.put(asked, answered);
        }
        return answered.source();
    }

    private Source read(Asked asked) {
        return jdbc.sql("""
                        select exists (select from sending_application where name = :application) as registered,
                               case when 'PSYCHIATRIC' in (service.kind, unit.kind) then 'PSYCHIATRIC'
                                    else coalesce(service.kind, unit.kind, facility.kind) end as kind,
                               case when 'PART_2' in (service.part2, unit.part2) then 'PART_2'
                                    else coalesce(unit.part2, service.part2, facility.part2) end as part2,
                               facility.time_zone
                        from facility
                        left join unit on unit.facility = facility.name and unit.matches = 'UNIT' and unit.name = :unit
                        left join unit service on service.facility = facility.name and service.matches = 'SERVICE'
                             and service.name = :service
                        where facility.name = :facility
                        """)
                .param("application", asked.application())
                .param("facility", asked.facility())
                .param("unit", asked.unit())
                .param("service", asked.hospitalService())
                .query((row, n) -> new Source(
                        row.getBoolean("registered"),
                        CareSetting.valueOf(row.getString("kind")),
                        Part2Status.valueOf(row.getString("part2")),
                        ZoneId.of(row.getString("time_zone"))))
                .optional()
                .orElseGet(() -> new Source(false, CareSetting.UNKNOWN, Part2Status.UNKNOWN, UNREGISTERED));
    }
}
