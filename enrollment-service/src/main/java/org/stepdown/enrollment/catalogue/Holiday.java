package org.stepdown.enrollment.catalogue;

import java.time.LocalDate;

/**
 * A day on which a whole site is closed.
 *
 * @param date the day
 * @param name what staff call it
 */
public record Holiday(LocalDate date, String name) {}
