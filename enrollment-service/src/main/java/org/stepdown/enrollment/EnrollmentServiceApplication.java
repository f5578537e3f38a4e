package org.stepdown.enrollment;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;
import org.stepdown.delivery.EventIds;
import org.stepdown.enrollment.catalogue.ChangeCohort;
import org.stepdown.enrollment.catalogue.ChangeHolidays;
import org.stepdown.enrollment.catalogue.ChangeProgram;
import org.stepdown.enrollment.catalogue.CloseCohort;
import org.stepdown.enrollment.catalogue.CloseProgram;
import org.stepdown.enrollment.catalogue.CohortCalendar;
import org.stepdown.enrollment.catalogue.Cohorts;
import org.stepdown.enrollment.catalogue.OpenCohort;
import org.stepdown.enrollment.catalogue.OpenProgram;
import org.stepdown.enrollment.catalogue.Programs;
import org.stepdown.enrollment.catalogue.ResizeCohort;
import org.stepdown.enrollment.catalogue.Sites;
import org.stepdown.enrollment.placement.ActOnReferral;
import org.stepdown.enrollment.placement.AddPolicy;
import org.stepdown.enrollment.placement.Announcements;
import org.stepdown.enrollment.placement.HospitalRecords;
import org.stepdown.enrollment.placement.PlaceReferrals;
import org.stepdown.enrollment.placement.PlacementRecords;
import org.stepdown.enrollment.placement.PolicyBook;
import org.stepdown.enrollment.placement.TakeHospitalEvents;
import org.stepdown.enrollment.replay.command.Commands;
import org.stepdown.enrollment.staff.StaffActions;

/** Places referred patients in the cohorts of intensive outpatient programs. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class EnrollmentServiceApplication {

    public static void main(String[] args) {
        if (Commands.isOne(args)) {
            System.exit(Commands.run(args));
        }
        SpringApplication.run(EnrollmentServiceApplication.class, args);
    }

    @Bean
    PlaceReferrals placeReferrals(PlacementRecords records, Announcements announcements) {
        return new PlaceReferrals(records, announcements, EventIds::derived);
    }

    @Bean
    ActOnReferral actOnReferral(StaffActions actions, PlaceReferrals placeReferrals) {
        return new ActOnReferral(actions, placeReferrals);
    }

    @Bean
    AddPolicy addPolicy(PolicyBook book) {
        return new AddPolicy(book);
    }

    @Bean
    TakeHospitalEvents takeHospitalEvents(HospitalRecords records, PlaceReferrals placeReferrals) {
        return new TakeHospitalEvents(records, placeReferrals);
    }

    @Bean
    OpenProgram openProgram(Programs programs) {
        return new OpenProgram(programs);
    }

    @Bean
    OpenCohort openCohort(Cohorts cohorts, PlaceReferrals placeReferrals, PolicyBook policies) {
        return new OpenCohort(cohorts, placeReferrals, policies);
    }

    @Bean
    ChangeProgram changeProgram(Programs programs, Cohorts cohorts, StaffActions actions, PolicyBook policies) {
        return new ChangeProgram(programs, cohorts, actions, policies);
    }

    @Bean
    CloseProgram closeProgram(Programs programs, Cohorts cohorts, PlaceReferrals placeReferrals, StaffActions actions) {
        return new CloseProgram(programs, cohorts, placeReferrals, actions);
    }

    @Bean
    ChangeCohort changeCohort(
            Cohorts cohorts,
            Programs programs,
            PlaceReferrals placeReferrals,
            StaffActions actions,
            PolicyBook policies) {
        return new ChangeCohort(cohorts, programs, placeReferrals, actions, policies);
    }

    @Bean
    CloseCohort closeCohort(Cohorts cohorts, Programs programs, PlaceReferrals placeReferrals, StaffActions actions) {
        return new CloseCohort(cohorts, programs, placeReferrals, actions);
    }

    @Bean
    ChangeHolidays changeHolidays(Sites sites, PlaceReferrals placeReferrals, StaffActions actions) {
        return new ChangeHolidays(sites, placeReferrals, actions);
    }

    @Bean
    CohortCalendar cohortCalendar(Cohorts cohorts, Programs programs, Sites sites) {
        return new CohortCalendar(cohorts, programs, sites);
    }

    @Bean
    ResizeCohort resizeCohort(PlaceReferrals placeReferrals, PolicyBook policies) {
        return new ResizeCohort(placeReferrals, policies);
    }

    /** In microseconds: what is finer is lost in the database and in events, and would not come back equal. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
