package org.stepdown.referral.desk.web;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stepdown.access.Acting;
import org.stepdown.access.Person;
import org.stepdown.access.Reach;

/** The latest messages, whatever became of them. */
@Repository
class Recent {

    private final JdbcClient jdbc;

    Recent(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param referrals statuses of the referrals that the message contributed to */
    record Line(
            UUID id,
            Instant receivedAt,
            String application,
            String facility,
            @Nullable String type,
            String status,
            List<String> referrals) {}

    List<Line> latest(int most, Reach facilities) {
        Person who = Acting.required();
        return jdbc.sql("""
                        select m.id, m.received_at, m.application, m.facility, m.message_type,
                               case when m.status = 'ACCEPTED' and not exists (
                                       select from message_event e where e.message_id = m.id
                                       and not exists (select from fact f where f.event_id = e.event_id))
                                    then 'PROCESSED' else m.status end as status,
                               array(select distinct case when may_know(r.id, :everywhere, :reach::text[], :account, now())
                                                      then r.status else 'RESTRICTED' end
                                     from message_event e
                                     join referral_cause c on c.event_id = e.event_id
                                     join referral r on r.id = c.referral_id
                                     where e.message_id = m.id) as referrals
                        from source_message m
                        where m.status <> 'QUARANTINED' and (:all or m.facility = any(:facilities::text[]))
                        order by m.received_at desc limit :most
                        """)
                .param("most", most)
                .param("everywhere", who.facilities().everything())
                .param("reach", who.facilities().names().toArray(String[]::new))
                .param("account", who.account())
                .param("all", facilities.everything())
                .param("facilities", facilities.names().toArray(String[]::new))
                .query((row, n) -> new Line(
                        row.getObject("id", UUID.class),
                        row.getTimestamp("received_at").toInstant(),
                        row.getString("application"),
                        row.getString("facility"),
                        row.getString("message_type"),
                        row.getString("status"),
                        Arrays.asList((String[]) row.getArray("referrals").getArray())))
                .list();
    }
}
