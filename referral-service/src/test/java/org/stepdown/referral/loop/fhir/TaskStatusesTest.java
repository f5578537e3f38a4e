package org.stepdown.referral.loop.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import org.hl7.fhir.r4.model.Task.TaskStatus;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.stepdown.events.referral.ReferralStatus;

class TaskStatusesTest {

    @ParameterizedTest
    @CsvSource({
        "RECEIVED, RECEIVED", "IN_REVIEW, RECEIVED", "WAITLISTED, ONHOLD", "OFFERED, ACCEPTED",
        "ENROLLED, ACCEPTED", "STARTED, INPROGRESS", "COMPLETED, COMPLETED", "NOT_ELIGIBLE, REJECTED",
        "DECLINED, REJECTED", "WITHDRAWN, CANCELLED", "CANCELLED, CANCELLED", "NO_SHOW, FAILED"
    })
    void each_status_has_that_of_a_task(ReferralStatus status, TaskStatus task) {
        assertThat(TaskStatuses.of(status)).isEqualTo(task);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "UNKNOWN")
    void no_status_is_forgotten(ReferralStatus status) {
        assertThat(TaskStatuses.of(status).toCode()).isNotEmpty();
    }
}
