package org.stepdown.enrollment;

import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.stepdown.delivery.EventIds;
import org.stepdown.enrollment.catalogue.Cohorts;
import org.stepdown.enrollment.catalogue.OpenCohort;
import org.stepdown.enrollment.catalogue.OpenProgram;
import org.stepdown.enrollment.catalogue.Programs;
import org.stepdown.enrollment.catalogue.ResizeCohort;
import org.stepdown.enrollment.placement.Announcements;
import org.stepdown.enrollment.placement.PlaceReferrals;
import org.stepdown.enrollment.placement.PlacementRecords;

/** Places referred patients in the cohorts of intensive outpatient programs. */
@SpringBootApplication
public class EnrollmentServiceApplication {

    public static void main(String[] args) {
        SpringApplication.run(EnrollmentServiceApplication.class, args);
    }

    @Bean
    PlaceReferrals placeReferrals(PlacementRecords records, Announcements announcements) {
        return new PlaceReferrals(records, announcements, EventIds::derived);
    }

    @Bean
    OpenProgram openProgram(Programs programs) {
        return new OpenProgram(programs);
    }

    @Bean
    OpenCohort openCohort(Cohorts cohorts, PlaceReferrals placeReferrals) {
        return new OpenCohort(cohorts, placeReferrals);
    }

    @Bean
    ResizeCohort resizeCohort(PlaceReferrals placeReferrals) {
        return new ResizeCohort(placeReferrals);
    }

    /** In microseconds: what is finer is lost in the database and in events, and would not come back equal. */
    @Bean
    Clock clock() {
        return Clock.tick(Clock.systemUTC(), Duration.ofNanos(1_000));
    }
}
