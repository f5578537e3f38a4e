package org.stepdown.notification.reach;

import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.stepdown.access.Acting;
import org.stepdown.access.Person;
import org.stepdown.access.Reach;
import org.stepdown.access.Role;

/**
 * Whose alerts are within reach of somebody, as a condition of queries on the table {@code alert}. An alert of no program
 * is everybody's who sees all facilities. Whoever was told of an alert, or has it, sees it whatever its program: they are
 * to answer it. A glass that was broken is for the privacy office, whoever else was told of it, and for nobody who broke it; while
 * nobody is in that office, for supervisors of everything. Who runs the product sees what is about no patient, and
 * nothing else whoever gives it to them.
 */
public final class Within {

    private static final String CONDITION = """
            ((:reachCare and case when alert.program_id is null then :reachAllFacilities
                                 else :reachAllPrograms or alert.program_id = any(:reachPrograms) end
             or :reachOps and alert.referral_id is null
             or (:reachCare or alert.referral_id is null)
                and (alert.assignee = :reachAccount or alert.state_by = :reachAccount
                     or exists (select from delivery told
                                where told.alert_id = alert.id and told.recipient = :reachAccount)
                     or exists (select from gathered told
                                where told.alert_id = alert.id and told.recipient = :reachAccount)))
             and alert.topic <> 'GLASS_BROKEN'
             or alert.topic = 'GLASS_BROKEN'
                and ('privacy' = any(:reachPrograms) or alert.assignee = :reachAccount
                     or exists (select from team_member m join program_team p using (team_id)
                                where p.program_id = 'privacy' and m.account = :reachAccount)
                     or :reachSupervises and :reachAllPrograms
                        and not exists (select from team_member m join program_team p using (team_id)
                                        where p.program_id = 'privacy'))
                and not exists (select from signal s
                                where s.subject = alert.subject and s.line = 'GLASS' and s.scope = :reachAccount))
            """;

    private final boolean care;
    private final boolean ops;
    private final String account;
    private final Reach programs;
    private final Reach facilities;
    private final boolean supervises;
    private final boolean everything;

    private Within(
            boolean care,
            boolean ops,
            boolean supervises,
            String account,
            Reach programs,
            Reach facilities,
            boolean everything) {
        this.supervises = supervises;
        this.everything = everything;
        this.care = care;
        this.ops = ops;
        this.account = account;
        this.programs = programs;
        this.facilities = facilities;
    }

    public static Within of(Person person) {
        return new Within(
                person.isAnyOf(Duties.CARE),
                person.roles().contains(Role.OPS),
                person.roles().contains(Role.SUPERVISOR),
                person.account(),
                person.programs(),
                person.facilities(),
                false);
    }

    /** Within reach of who acts. */
    public static Within reach() {
        return of(Acting.required());
    }

    /** For what is counted for nobody in particular. */
    public static Within everything() {
        return new Within(true, true, true, "", Reach.EVERYTHING, Reach.EVERYTHING, true);
    }

    /** A condition on the row of {@code alert}; {@link #bind} gives its parameters. */
    public String alert() {
        return everything ? "true" : CONDITION;
    }

    /** The same on {@code delivery}: who runs the product looks after what is sent for anybody. */
    public String delivery() {
        return ops
                ? "true"
                : "(alert_id is null or exists (select from alert where alert.id = alert_id and " + alert() + "))";
    }

    /** Whether this is somebody's own, by account. */
    public boolean own(String other) {
        return account.equals(other);
    }

    /** Whether somebody may ask to hear of this program, or of all: whoever hears of an alert sees it. */
    public boolean hearing(@Nullable String program) {
        return program == null ? programs.everything() : programs.covers(program);
    }

    public boolean program(String id) {
        return programs.covers(id);
    }

    public StatementSpec bind(StatementSpec statement) {
        return statement
                .param("reachCare", care)
                .param("reachOps", ops)
                .param("reachSupervises", supervises)
                .param("reachAccount", account)
                .param("reachAllPrograms", programs.everything())
                .param("reachPrograms", programs.names().toArray(String[]::new))
                .param("reachAllFacilities", facilities.everything());
    }
}
