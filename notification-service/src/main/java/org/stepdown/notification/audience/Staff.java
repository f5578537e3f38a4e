package org.stepdown.notification.audience;

import java.time.ZoneId;

/**
 * A member of staff.
 *
 * @param account name that he or she signs in with
 * @param name what colleagues call him or her
 * @param zone where his or her quiet hours and digests are
 * @param active whether he or she still works here
 */
public record Staff(String account, String name, ZoneId zone, boolean active) {}
