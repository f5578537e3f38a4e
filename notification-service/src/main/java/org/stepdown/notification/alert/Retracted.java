package org.stepdown.notification.alert;

import java.time.Instant;

/** Taken back: what caused it is cancelled. */
public record Retracted(Origin origin, Standing standing, Instant at) implements Alert.Ended {}
