package org.stepdown.notification.alert;

import java.time.Instant;

/** Settled: by a person, or because the case has moved on. */
public record Resolved(Origin origin, Standing standing, Actor by, Instant at) implements Alert.Ended {}
