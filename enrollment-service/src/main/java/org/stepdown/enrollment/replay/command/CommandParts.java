package org.stepdown.enrollment.replay.command;

import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.stepdown.enrollment.catalogue.Cohorts;
import org.stepdown.enrollment.catalogue.Programs;
import org.stepdown.enrollment.followup.kafka.FollowUpReadings;
import org.stepdown.enrollment.placement.PolicyBook;
import org.stepdown.enrollment.placement.kafka.PlacementReadings;
import org.stepdown.enrollment.replay.Copies;
import org.stepdown.enrollment.replay.EventArchive;
import org.stepdown.enrollment.replay.PlanReading;
import org.stepdown.enrollment.replay.ReplayPast;
import org.stepdown.enrollment.replay.WhatIf;
import org.stepdown.enrollment.replay.kafka.ReplayTopics;
import org.stepdown.vault.autoconfigure.VaultAutoConfiguration;

/** What a command needs of the service: its database and topics, and nothing that serves, consumes or relays. */
@ImportAutoConfiguration({
    DataSourceAutoConfiguration.class,
    JdbcTemplateAutoConfiguration.class,
    JdbcClientAutoConfiguration.class,
    VaultAutoConfiguration.class
})
@Import({PlacementReadings.class, FollowUpReadings.class, ReplayTopics.class})
@ComponentScan(
        basePackages = {"org.stepdown.enrollment.replay.postgres", "org.stepdown.enrollment.catalogue.postgres"},
        excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*Meters"))
@ComponentScan(
        basePackages = "org.stepdown.enrollment.placement.postgres",
        useDefaultFilters = false,
        includeFilters = @ComponentScan.Filter(type = FilterType.ASSIGNABLE_TYPE, classes = PolicyBook.class))
class CommandParts {

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
