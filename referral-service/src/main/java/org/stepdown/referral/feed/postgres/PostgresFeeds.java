package org.stepdown.referral.feed.postgres;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.stepdown.referral.feed.Feed;
import org.stepdown.referral.feed.Feed.Silence;
import org.stepdown.referral.feed.Feeds;

@Repository
class PostgresFeeds implements Feeds {

    private final JdbcClient jdbc;

    PostgresFeeds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Feed> lock() {
        return jdbc.sql("""
                        select feed.*, (select max(received_at) from source_message heard
                                        where heard.application = feed.application
                                          and heard.facility = feed.facility) as last_heard
                        from feed where limit_minutes is not null
                        order by application, facility for update of feed skip locked
                        """).query((row, n) -> feed(row)).list();
    }

    private static Feed feed(ResultSet row) throws SQLException {
        Instant silent = instant(row, "silent_since");
        Instant noticed = instant(row, "noticed_at");
        return new Feed(
                row.getString("application"),
                row.getString("facility"),
                Duration.ofMinutes(row.getInt("limit_minutes")),
                row.getTimestamp("watched_since").toInstant(),
                instant(row, "last_heard"),
                silent == null || noticed == null ? null : new Silence(silent, noticed));
    }

    @Override
    public @Nullable Instant firstHeardAfter(Feed feed, Instant time) {
        return jdbc.sql("""
                        select received_at from source_message
                        where application = :application and facility = :facility and received_at > :time
                        order by received_at limit 1
                        """)
                .param("application", feed.application())
                .param("facility", feed.facility())
                .param("time", Timestamp.from(time))
                .query((row, n) -> row.getTimestamp("received_at").toInstant())
                .optional()
                .orElse(null);
    }

    @Override
    public void keep(Feed feed, @Nullable Silence silence) {
        jdbc.sql("""
                        update feed set silent_since = :since, noticed_at = :noticed
                        where application = :application and facility = :facility
                        """)
                .param("application", feed.application())
                .param("facility", feed.facility())
                .param("since", silence == null ? null : Timestamp.from(silence.since()))
                .param("noticed", silence == null ? null : Timestamp.from(silence.noticedAt()))
                .update();
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
