package org.stepdown.enrollment.cohort;

/**
 * How large groups are †.
 *
 * @param usual seats of a group of which nobody says how many it has
 * @param most the most that a group may have
 */
public record GroupSize(int usual, int most) {}
