package org.stepdown.enrollment;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stepdown.enrollment.catalogue.Cohorts;
import org.stepdown.enrollment.catalogue.Programs;
import org.stepdown.enrollment.placement.PolicyBook;
import org.stepdown.enrollment.replay.Copies;
import org.stepdown.enrollment.replay.EventArchive;
import org.stepdown.enrollment.replay.PlanReading;
import org.stepdown.enrollment.replay.ReplayPast;
import org.stepdown.enrollment.replay.WhatIf;

/** The use cases of the past: as it was, and as it might have been. */
@Configuration(proxyBeanMethods = false)
class ReplayUseCases {

    @Bean
    ReplayPast replayPast(Copies copies, EventArchive.Opening archive) {
        return new ReplayPast(copies, archive);
    }

    @Bean
    WhatIf whatIf(Copies copies, EventArchive.Opening archive) {
        return new WhatIf(copies, archive);
    }

    @Bean
    PlanReading planReading(Cohorts cohorts, Programs programs, PolicyBook policies) {
        return new PlanReading(cohorts, programs, policies);
    }
}
