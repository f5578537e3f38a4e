package org.stepdown.referral.desk.web;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Codes in plain words. What has none of its own is read out. */
final class Words {

    public String status(String status) {
        return switch (status) {
            case "ACCEPTED" -> "Received, being worked on";
            case "PROCESSED" -> "Taken";
            case "QUARANTINED" -> "Needs repair";
            case "REJECTED" -> "Not taken";
            default -> said(status);
        };
    }

    /** HL7 v2 events and our own formats. */
    public String type(@Nullable String type) {
        if (type == null || type.isBlank()) {
            return "Message of no type";
        }
        String[] parts = type.split("\\^", -1);
        String event = parts.length > 1 ? parts[1] : "";
        return switch (event) {
            case "A01" -> "Admission";
            case "A02" -> "Transfer";
            case "A03" -> "Discharge";
            case "A04" -> "Registration";
            case "A05" -> "Pre-admission";
            case "A06", "A07" -> "Change of patient class";
            case "A08" -> "Update of a visit";
            case "A11" -> "Cancelled admission";
            case "A12" -> "Cancelled transfer";
            case "A13" -> "Cancelled discharge";
            case "A28", "A31" -> "Update of a person";
            case "A34", "A40" -> "Merge of records";
            case "I12" -> "Referral";
            case "I13" -> "Changed referral";
            case "I14" -> "Cancelled referral";
            default -> ours(type);
        };
    }

    /** The format comes first in the types of all formats but HL7 v2. */
    private String ours(String type) {
        return switch (type) {
            case "JSON encounter" -> "Visit";
            case "JSON referral", "FHIR ServiceRequest", "FHIR Task" -> "Referral";
            case "FHIR message" -> "Notification";
            default -> type.startsWith("KAFKA ") ? said(type.substring(6)) : type;
        };
    }

    /** Who sends, in words where it is the desk itself. */
    public String from(String application, String facility) {
        String sender = application.equals(EntryBody.APPLICATION) ? "Intake form" : application;
        return sender.isEmpty() ? facility : sender + " · " + facility;
    }

    public String referral(String status) {
        return switch (status) {
            case "RESTRICTED" -> "Restricted item";
            case "RECEIVED" -> "Referral received";
            case "IN_REVIEW" -> "A person is looking at it";
            case "NOT_ELIGIBLE" -> "Not suitable for the program";
            case "WAITLISTED" -> "On the waitlist";
            case "OFFERED" -> "A seat is offered";
            case "ENROLLED" -> "Enrolled";
            default -> said(status);
        };
    }

    /** Why an event led to no referral. */
    public String verdict(String code) {
        return switch (code) {
            case "NOT_BEHAVIOURAL" -> "No mental-health or substance-use reason: recorded, no referral";
            case "IN_CARE" -> "The patient is still in care: no referral yet";
            case "STILL_IN_HOSPITAL" -> "The patient went on to another hospital: no referral yet";
            case "WAITS_FOR_ITS_VISIT" -> "Waits for the message that opens the visit";
            case "LAPSED" -> "The visit was never closed by its sender";
            case "ED_USE_BELOW_THRESHOLD" -> "Emergency visit recorded; not often enough for a referral";
            case "CARE_AROUND_THE_CLOCK" -> "The patient went to care around the clock: no referral";
            default -> said(code);
        };
    }

    public String act(String kind) {
        return switch (kind) {
            case "REPLAYED" -> "Processed again";
            case "REPLAY_FAILED" -> "Tried again in vain";
            case "DISMISSED" -> "Put aside for good";
            case "UNMASKED" -> "Looked at unmasked";
            default -> said(kind);
        };
    }

    /** How far word to a sender has come. */
    public String told(String state) {
        return switch (state) {
            case "PENDING" -> "Queued";
            case "SENT" -> "Sent, no answer yet";
            case "DELIVERED" -> "Delivered";
            case "FAILED" -> "Could not be delivered";
            case "WITHHELD" -> "Kept back: the patient has not agreed";
            default -> said(state);
        };
    }

    /** What a sender is told of. */
    public String news(String told, String status) {
        return switch (told) {
            case "STATUS" -> referral(status);
            case "BOOKED" -> "First session booked";
            case "MOVED" -> "First session moved";
            case "CANCELLED" -> "First session cancelled";
            case "NO_SHOW" -> "The patient did not come";
            case "CAME_AFTER_ALL" -> "The patient came after all";
            default -> said(told);
        };
    }

    public String reasons(List<String> codes) {
        return codes.stream().map(this::said).collect(Collectors.joining(", "));
    }

    /** {@code SAFE_AT_HOME_UNKNOWN} and {@code PatientDischarged} as one would say them. */
    public String said(String code) {
        String spaced =
                code.replace('_', ' ').replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        return spaced.isEmpty() ? "" : spaced.substring(0, 1).toUpperCase(Locale.ROOT) + spaced.substring(1);
    }
}
