package org.stepdown.notification.alert;

/** What became of a command. */
public sealed interface Answer {

    /** Done. */
    record Done(Change change) implements Answer {}

    /** It was so already. */
    record AlreadySo(Alert alert) implements Answer {}

    /** Not from the state that the alert is in. */
    record Impossible(Alert alert) implements Answer {}

    /** Not with these values. */
    record Refused(Code code) implements Answer {}

    /** Nobody knows this alert. */
    record Unknown() implements Answer {}

    /** Why values were refused. */
    enum Code {
        SNOOZE_ENDS_BEFORE_IT_BEGINS,
        SNOOZE_ENDS_AFTER_DUE_TIME,
        UNDO_COMES_TOO_LATE,
        UNDO_BY_ANOTHER,
        UNDO_OF_WHAT_CAME_UP_AGAIN,
        ASSIGNEE_UNKNOWN
    }
}
