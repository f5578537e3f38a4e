package org.stepdown.notification.timetable;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the timetable.
 *
 * @param lookEvery how often it looks at the clock and the rows though nothing has called it: after a word that was
 *     lost, or a clock that jumped
 */
@ConfigurationProperties("stepdown.timetable")
public record TimetableProperties(@DefaultValue("20s") Duration lookEvery) {}
