package org.stepdown.enrollment.reach;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.stepdown.access.Acting;
import org.stepdown.access.Person;
import org.stepdown.access.Reach;

/** What is within reach of somebody: for single objects, and as a condition of queries. */
public final class Within {

    // Whose a referral is: of the program of its seat, of those it waits for, of the last that was decided on. The
    // names
    // of tables are none that a query around it uses, or its column would be taken for one of these.
    private static final String PROGRAMS = """
            coalesce(
              (select array[own_cohort.program_id]
                 from seat own_seat join cohort own_cohort on own_cohort.id = own_seat.cohort_id
                where own_seat.referral_id = %1$s and own_seat.state <> 'RELEASED'),
              (select array_agg(own_cohort.program_id)
                 from waitlist own_wait
                 join cohort own_cohort on own_cohort.id = own_wait.nearest_fit or own_cohort.id = any(own_wait.could_join)
                where own_wait.referral_id = %1$s),
              (select array[own_cohort.program_id]
                 from decision own_decision join cohort own_cohort on own_cohort.id = own_decision.cohort_id
                where own_decision.referral_id = %1$s
                order by own_decision.seq desc limit 1))
            """;

    private static final String CONDITION = """
            (select case when own.programs is null
                         then :reachAllFacilities or own.facility is null or own.facility = any(:reachFacilities)
                         else :reachAllPrograms or own.programs && cast(:reachPrograms as text[]) end
               from (select (select own_referral.case_file ->> 'facility'
                               from referral own_referral where own_referral.id = %1$s) as facility,
            """ + PROGRAMS + """
                            as programs) own)
            """;

    private final String account;
    private final Reach programs;
    private final Reach facilities;

    private Within(Person person) {
        account = person.account();
        programs = person.programs();
        facilities = person.facilities();
    }

    public static Within of(Person person) {
        return new Within(person);
    }

    /** Within reach of who acts. */
    public static Within reach() {
        return new Within(Acting.required());
    }

    public boolean everything() {
        return programs.everything() && facilities.everything();
    }

    public boolean program(@Nullable String id) {
        return programs.covers(id);
    }

    /** Those of these programs, or of things of programs, that are within reach. */
    public <T> List<T> of(List<T> all, Function<T, String> program) {
        return all.stream().filter(one -> programs.covers(program.apply(one))).toList();
    }

    /** A run counts patients of every program: it is there for whoever asked, and for those who see all. */
    public boolean run(String askedBy) {
        return programs.everything() || account.equals(askedBy);
    }

    /** A condition on the referral whose id is in this column; {@link #bind} gives its parameters. */
    public String referralIn(String column) {
        return everything() ? "true" : CONDITION.formatted(column);
    }

    /** A condition on the program whose id is in this column; what is of none is shown with all facilities only. */
    public String programIn(String column) {
        return programs.everything()
                ? "true"
                : "case when " + column + " is null then :reachAllFacilities else " + column
                        + " = any(:reachPrograms) end";
    }

    public StatementSpec bind(StatementSpec statement) {
        return statement
                .param("reachAllPrograms", programs.everything())
                .param("reachPrograms", programs.names().toArray(String[]::new))
                .param("reachAllFacilities", facilities.everything())
                .param("reachFacilities", facilities.names().toArray(String[]::new));
    }
}
