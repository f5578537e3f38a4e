package org.stepdown.referral.loop.hl7;

import org.stepdown.referral.loop.Told;

/**
 * What an SIU message says of a session.
 *
 * @param event trigger event
 * @param status filler status, HL7 table 0278
 * @param action segment action, HL7 table 0206
 * @param reason event reason, ours
 * @param text the reason in words
 */
record Scheduling(String event, String status, String action, String reason, String text) {

    static Scheduling of(Told told) {
        return switch (told) {
            case BOOKED -> new Scheduling("S12", "Booked", "A", "BOOKED", "First session booked");
            case MOVED -> new Scheduling("S13", "Booked", "U", "MOVED", "First session moved");
            case CAME_AFTER_ALL ->
                new Scheduling("S14", "Complete", "U", "CAME_AFTER_ALL", "The patient came after all");
            case CANCELLED -> new Scheduling("S15", "Cancelled", "D", "CANCELLED", "First session cancelled");
            case NO_SHOW -> new Scheduling("S26", "Noshow", "U", "NO_SHOW", "The patient did not come");
            case STATUS -> throw new IllegalArgumentException("a status is no session");
        };
    }
}
