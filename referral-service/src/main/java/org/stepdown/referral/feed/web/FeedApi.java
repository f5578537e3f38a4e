package org.stepdown.referral.feed.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.stepdown.access.Reach;
import org.stepdown.referral.reach.Sight;

/** The sources that are listened for. */
@RestController
class FeedApi {

    private final JdbcClient jdbc;

    FeedApi(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param limitMinutes how long it may send nothing; null when nobody minds
     * @param silentSince since when it is silent, where that was told
     */
    record FeedView(
            String application,
            String facility,
            @Nullable Integer limitMinutes,
            @Nullable Instant lastReceivedAt,
            @Nullable Instant silentSince) {}

    /** How long a source may send nothing; without a limit nobody minds. */
    record Setting(
            @Nullable String application,
            @Nullable String facility,
            @Nullable Integer limitMinutes) {}

    @GetMapping("/api/feeds")
    List<FeedView> feeds() {
        Reach facilities = Sight.masked();
        return jdbc.sql("""
                        select application, facility, limit_minutes, silent_since,
                               (select max(received_at) from source_message heard
                                where heard.application = feed.application and heard.facility = feed.facility) as last
                        from feed where :all or facility = any(:facilities::text[]) order by application, facility
                        """)
                .param("all", facilities.everything())
                .param("facilities", facilities.names().toArray(String[]::new))
                .query((row, n) -> view(row))
                .list();
    }

    @PutMapping("/api/feeds")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void set(@RequestBody Setting setting) {
        if (setting.application() == null
                || setting.facility() == null
                || setting.facility().isBlank()) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "application and facility are required");
        }
        if (!Sight.masked().covers(setting.facility())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN, "the facility is not within your reach");
        }
        if (setting.limitMinutes() != null && setting.limitMinutes() < 1) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "limitMinutes is at least 1, or null");
        }
        // Who begins to be listened for has the whole limit from now on; what nobody minds is not silent.
        jdbc.sql("""
                        insert into feed (application, facility, limit_minutes) values (:application, :facility, :limit)
                        on conflict (application, facility) do update set limit_minutes = excluded.limit_minutes,
                            watched_since = case when feed.limit_minutes is null then now() else feed.watched_since end,
                            silent_since = case when excluded.limit_minutes is null then null else feed.silent_since end,
                            noticed_at = case when excluded.limit_minutes is null then null else feed.noticed_at end
                        """)
                .param("application", setting.application())
                .param("facility", setting.facility())
                .param("limit", setting.limitMinutes())
                .update();
    }

    private static FeedView view(ResultSet row) throws SQLException {
        return new FeedView(
                row.getString("application"),
                row.getString("facility"),
                row.getObject("limit_minutes", Integer.class),
                instant(row, "last"),
                instant(row, "silent_since"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }
}
