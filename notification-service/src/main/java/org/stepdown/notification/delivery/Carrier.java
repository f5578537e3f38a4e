package org.stepdown.notification.delivery;

/** Carries deliveries over one channel. What it says is final for this attempt only: when to try again is not its affair. */
@FunctionalInterface
public interface Carrier {

    /**
     * Tries once. The delivery's identity goes along, so that a target can recognise what it gets a second time.
     *
     * @param address where the recipient is reached by this channel
     */
    Outcome carry(Delivery delivery, String address, Content content);

    /** What became of one attempt. */
    sealed interface Outcome {

        /** The target has taken it. */
        record Sent() implements Outcome {}

        /** The target says that it has arrived. */
        record Delivered() implements Outcome {}

        /**
         * It did not get there.
         *
         * @param code why, coded
         * @param forGood whether another attempt would end the same
         */
        record Failed(String code, boolean forGood) implements Outcome {}
    }
}
