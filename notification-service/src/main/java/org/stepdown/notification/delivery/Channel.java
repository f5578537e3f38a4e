package org.stepdown.notification.delivery;

/** A way to tell somebody; the same names as in the contract ({@code DeliveryChannel}). */
public enum Channel {
    /** The inbox page behind sign-in: the only one that may say more than an identity, an urgency and a time. */
    INBOX,
    EMAIL,
    WEBHOOK,
    SMS
}
