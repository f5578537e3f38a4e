package org.stepdown.audit.chain;

import java.util.List;
import java.util.stream.Stream;

/**
 * What a check found.
 *
 * @param checked links that were gone through
 * @param head the last link
 * @param faults the first of them, at most {@value #MOST_FAULTS}
 */
public record Report(long checked, Anchor head, List<Fault> faults) {

    static final int MOST_FAULTS = 100;

    public boolean isIntact() {
        return faults.isEmpty();
    }

    Report with(List<Fault> more) {
        return new Report(
                checked, head, Stream.concat(faults.stream(), more.stream()).toList());
    }
}
