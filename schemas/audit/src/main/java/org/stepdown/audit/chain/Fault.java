package org.stepdown.audit.chain;

/**
 * A place where the audit is not what it was.
 *
 * @param sequence of the link; of an entry without one, the entry's identity
 */
public record Fault(Kind kind, long sequence) {

    /** What is wrong there. */
    public enum Kind {
        /** The entry, or its place in the chain, is another than the one that was sealed. */
        CHANGED,
        /** The link is there, its entry is gone. */
        ENTRY_GONE,
        /** The link is gone, others after it are there. */
        LINK_GONE,
        /** An entry that is neither in the chain nor waits for it. */
        OUTSIDE,
        /** The chain ends before a link that was known. */
        CUT_OFF,
        /** The chain is in itself right, but not the one that was known. */
        REWRITTEN
    }
}
