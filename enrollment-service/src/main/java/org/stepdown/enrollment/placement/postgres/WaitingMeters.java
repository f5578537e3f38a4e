package org.stepdown.enrollment.placement.postgres;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Who waits for a seat or for a clinician, and for how long the first has waited. */
@Component
class WaitingMeters {

    private final JdbcClient jdbc;
    private final AtomicLong waiting;
    private final AtomicLong oldestSeconds = new AtomicLong();
    private final AtomicLong inReview;
    private final AtomicLong outreach;

    WaitingMeters(JdbcClient jdbc, MeterRegistry meters) {
        this.jdbc = jdbc;
        waiting = gauge("stepdown.waitlist.size", "referrals on the waitlist", meters);
        inReview = gauge("stepdown.reviews.waiting", "referrals that wait for a clinician's word", meters);
        outreach = gauge("stepdown.outreach.open", "patients to be reached after a missed session", meters);
        Gauge.builder("stepdown.waitlist.oldest", oldestSeconds, AtomicLong::get)
                .description("how long the first of the waitlist has waited")
                .baseUnit("seconds")
                .register(meters);
    }

    private static AtomicLong gauge(String name, String description, MeterRegistry meters) {
        AtomicLong value = new AtomicLong();
        Gauge.builder(name, value, AtomicLong::get).description(description).register(meters);
        return value;
    }

    @Scheduled(fixedDelayString = "${stepdown.meters.count-every:15s}")
    void count() {
        jdbc.sql("""
                select count(*) as waiting,
                       coalesce(extract(epoch from now() - min(opened_at)), 0)::bigint as seconds,
                       (select count(*) from referral where status = 'IN_REVIEW') as in_review,
                       (select count(*) from outreach where state in ('OPEN', 'SAFETY_REVIEW')) as outreach
                  from waitlist
                """).query(row -> {
            waiting.set(row.getLong("waiting"));
            oldestSeconds.set(Math.max(0, row.getLong("seconds")));
            inReview.set(row.getLong("in_review"));
            outreach.set(row.getLong("outreach"));
        });
    }
}
