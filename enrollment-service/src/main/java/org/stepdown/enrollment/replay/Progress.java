package org.stepdown.enrollment.replay;

/** Is told how far work has come; by throwing {@link java.util.concurrent.CancellationException} it stops the work. */
@FunctionalInterface
public interface Progress {

    /**
     * Work has come so far.
     *
     * @param stage what is being done
     * @param done how much of it
     * @param of how much there is
     */
    void at(Stage stage, long done, long of);

    /** What is being done. */
    enum Stage {
        READING_TOPICS,
        REPLAYING,
        COMPARING
    }
}
