package org.stepdown.notification.signal.kafka;

import java.util.Arrays;
import java.util.stream.Stream;
import org.stepdown.notification.alert.Topic;

/** The kinds of news about a waiting or enrolled patient in hospital. */
enum CareScope {
    READMISSION(Topic.READMISSION),
    ED_VISIT(Topic.ED_VISIT),
    DISCHARGE_CANCELLED(Topic.DISCHARGE_CANCELLED),
    DEATH(Topic.OUTREACH_STOPPED);

    private final Topic topic;

    CareScope(Topic topic) {
        this.topic = topic;
    }

    Topic topic() {
        return topic;
    }

    static Stream<String> all() {
        return Arrays.stream(values()).map(Enum::name);
    }
}
