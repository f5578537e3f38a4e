package org.stepdown.notification.reach;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.stepdown.access.AccessRules;
import org.stepdown.access.Acting;
import org.stepdown.access.Person;
import org.stepdown.access.Role;

/**
 * Which objects are there for somebody. What does not exist is not there for anybody, so that nobody can tell it from
 * what they may not see.
 */
@Component
public class Sight {

    // A team is there for its members, for those who see a program of it, and for all when it looks after what is left.
    private static final String TEAM = """
            (team.catch_all or :reachAllPrograms
             or exists (select from program_team p where p.team_id = team.id and p.program_id = any(:reachPrograms))
             or exists (select from team_member m where m.team_id = team.id and m.account = :reachAccount))
            """;

    private static final String ORDINARY = """
            (not team.catch_all and not exists (
                select from program_team p where p.team_id = team.id and p.program_id = 'privacy'))
            """;

    private static final String TEAM_RECIPIENT = "team/";
    private static final String FIGURES = "figures";
    private static final String SUBSTITUTIONS = "substitutions";

    private final JdbcClient jdbc;

    Sight(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Ids of the teams that are there for who acts. */
    public Set<String> teams() {
        return Within.reach().bind(jdbc.sql("select id from team where " + TEAM)).query(String.class).list().stream()
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether who acts may see how this member of staff wants to be told. */
    public boolean member(String account) {
        return member(Acting.required(), account);
    }

    /**
     * Whether who acts may say who is on duty in a team. Who is on duty is told, and so sees: the teams for what is left and
     * for broken glass hear of patients of every program, and their rosters are the supervisors'.
     */
    public boolean rosters(String team) {
        return supervises()
                || found(Acting.required(), "select count(*) from team where id = :id and " + ORDINARY, team);
    }

    /** The same of who stands in for this member of staff. */
    public boolean standIns(String account) {
        return supervises() || !found(Acting.required(), """
                with recursive stood (account) as (
                    select :id
                    union
                    select s.account from substitution s join stood on stood.account = s.substitute)
                select count(*) from team join stood on true
                where not %s
                  and (exists (select from team_member m where m.team_id = team.id and m.account = stood.account)
                       or exists (select from shift where shift.team_id = team.id
                                  and stood.account = any(shift.accounts)))
                """.formatted(ORDINARY), account);
    }

    private static boolean supervises() {
        return Acting.required().roles().contains(Role.SUPERVISOR);
    }

    /** Whether who acts may say how a recipient's webhook is spoken to; who runs the product may of any. */
    public boolean recipient(String recipient) {
        Person person = Acting.required();
        return person.roles().contains(Role.OPS)
                || person.programs().everything()
                || (recipient.startsWith(TEAM_RECIPIENT)
                        ? team(person, recipient.substring(TEAM_RECIPIENT.length()))
                        : member(person, recipient));
    }

    boolean alert(Person person, String id) {
        return id.equals(FIGURES)
                || identified(person, "alert", Within.of(person).alert(), id);
    }

    boolean delivery(Person person, String id) {
        return identified(person, "delivery", Within.of(person).delivery(), id);
    }

    boolean team(Person person, String id) {
        return id.equals(SUBSTITUTIONS) || found(person, "select count(*) from team where id = :id and " + TEAM, id);
    }

    /** The page without a choice shows one that is there. */
    boolean chosenTeam(Person person, Map<String, String> names) {
        String chosen = names.get("team");
        return chosen == null || team(person, chosen);
    }

    boolean teamOrNew(Person person, String id) {
        return team(person, id) || !found(person, "select count(*) from team where id = :id", id);
    }

    /** Oneself; for who leads also the members of the teams that are there for them, and who is in no team. */
    boolean member(Person person, String account) {
        return Within.of(person).own(account)
                || person.isAnyOf(Duties.LEADING) && found(person, """
                                select count(*) from staff_member s
                                where s.account = :id
                                  and (not exists (select from team_member m where m.account = s.account)
                                       or exists (select from team_member m join team on team.id = m.team_id
                                                  where m.account = s.account and %s))
                                """.formatted(TEAM), account);
    }

    private boolean identified(Person person, String table, String condition, String id) {
        return AccessRules.id(id)
                .map(uuid -> found(
                        person, "select count(*) from %s where id = :id and %s".formatted(table, condition), uuid))
                .orElse(false);
    }

    private boolean found(Person person, String counting, Object id) {
        return Within.of(person)
                        .bind(jdbc.sql(counting))
                        .param("id", id)
                        .query(Integer.class)
                        .single()
                > 0;
    }
}
