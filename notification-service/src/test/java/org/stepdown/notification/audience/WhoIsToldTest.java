package org.stepdown.notification.audience;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.stepdown.notification.alert.Topic;
import org.stepdown.notification.alert.Urgency;
import org.stepdown.notification.delivery.Channel;

class WhoIsToldTest {

    private static final Team TEAM = Hospital.aroundTheClock();
    private static final Instant NOON = local("2026-03-03T12:00");
    private static final Instant NIGHT = local("2026-03-03T22:30");
    private static final Map<String, Preference> QUIET = Map.of(
            "okafor",
            new Preference(
                    Map.of(Channel.SMS, Preference.Mode.IMMEDIATE),
                    Map.of(Channel.SMS, Preference.Mode.IMMEDIATE),
                    new QuietHours(LocalTime.of(22, 0), LocalTime.of(6, 30)),
                    new Rhythm.PerShift()));

    @Test
    void who_is_on_duty_is_told_first_in_the_inbox_and_by_the_channels_of_choice() {
        assertThat(Hospital.directory(TEAM).told(asking(Urgency.URGENT, 0, null, Tier.ON_DUTY), NOON))
                .containsExactly(
                        new Telling("reyes", Channel.INBOX, NOON, false),
                        new Telling("reyes", Channel.EMAIL, NOON, false),
                        new Telling("team/care", Channel.INBOX, NOON, false));
    }

    @Test
    void what_is_routine_is_gathered_unless_somebody_wants_it_otherwise() {
        assertThat(Hospital.directory(TEAM).told(asking(Urgency.ROUTINE, 0, null, Tier.ON_DUTY), NOON))
                .contains(new Telling("reyes", Channel.EMAIL, NOON, true));
    }

    @Test
    void each_level_reaches_more_people_and_nobody_twice() {
        List<Telling> told = Hospital.directory(TEAM)
                .told(asking(Urgency.URGENT, 2, null, Tier.ON_DUTY, Tier.TEAM, Tier.SUPERVISORS), NOON);

        assertThat(told.stream().filter(telling -> telling.channel() == Channel.INBOX))
                .extracting(Telling::recipient)
                .containsExactly("reyes", "haddad", "novak", "team/care");
    }

    @Test
    void quiet_hours_hold_back_what_is_routine_and_urgent_breaks_through() {
        Directory directory = Hospital.directory(TEAM, List.of(), QUIET);

        assertThat(directory.told(asking(Urgency.ROUTINE, 0, null, Tier.ON_DUTY), NIGHT))
                .contains(new Telling("okafor", Channel.SMS, local("2026-03-04T06:30"), false));
        assertThat(directory.told(asking(Urgency.URGENT, 0, null, Tier.ON_DUTY), NIGHT))
                .contains(new Telling("okafor", Channel.SMS, NIGHT, false));
    }

    @Test
    void whoever_it_is_assigned_to_is_told_as_well() {
        assertThat(Hospital.directory(TEAM).told(asking(Urgency.ROUTINE, 0, "novak", Tier.ON_DUTY), NOON))
                .contains(new Telling("novak", Channel.INBOX, NOON, false));
    }

    @Test
    void a_digest_per_shift_comes_when_the_shift_begins_and_a_daily_one_in_the_morning() {
        Directory directory = Hospital.directory(TEAM, List.of(), QUIET);

        assertThat(directory.nextDigest("okafor", NOON)).isEqualTo(local("2026-03-03T15:00"));
        assertThat(directory.nextDigest("okafor", NIGHT)).isEqualTo(local("2026-03-04T15:00"));
        assertThat(directory.nextDigest("reyes", NOON)).isEqualTo(local("2026-03-04T08:00"));
    }

    private static Question asking(Urgency urgency, int level, @Nullable String assignee, Tier... tiers) {
        return new Question("mood", Topic.PLACED, urgency, level, Set.of(tiers), assignee);
    }

    private static Instant local(String time) {
        return LocalDateTime.parse(time).atZone(Hospital.ZONE).toInstant();
    }
}
