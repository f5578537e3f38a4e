package org.stepdown.bench;

/** One of two that take turns. */
public interface Contender {

    String name();

    /** Does so many things and says how long they took; what it leaves to be done in the background is done on return. */
    Run run(int things) throws Exception;
}
