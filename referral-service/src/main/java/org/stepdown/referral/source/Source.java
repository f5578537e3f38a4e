package org.stepdown.referral.source;

import java.time.ZoneId;
import org.stepdown.events.Part2Status;
import org.stepdown.events.encounter.CareSetting;

/**
 * What the registry says of where a message comes from.
 *
 * @param registered whether application and facility are known; otherwise the sender is presumed to be Part 2
 * @param setting what the place is: hospital service before unit before facility
 * @param part2 whether it is a program under 42 CFR Part 2
 * @param timeZone zone in which the facility tells the time
 */
public record Source(boolean registered, CareSetting setting, Part2Status part2, ZoneId timeZone) {}
