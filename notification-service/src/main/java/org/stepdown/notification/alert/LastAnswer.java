package org.stepdown.notification.alert;

import java.time.Instant;

/**
 * The last thing that a person did to an alert, as long as nothing but looks and notes came after it.
 *
 * @param kind acknowledged, assigned, snoozed, escalated or resolved
 * @param by account of that person
 * @param at when
 * @param before the alert as it stood before it
 */
public record LastAnswer(Change.Kind kind, String by, Instant at, Alert.Live before) {}
