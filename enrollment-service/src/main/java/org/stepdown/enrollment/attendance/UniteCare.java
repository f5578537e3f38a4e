package org.stepdown.enrollment.attendance;

import java.util.UUID;
import org.stepdown.enrollment.placement.MergeWatch;

/**
 * When two referrals turn out to be of one person, sessions attended, leave and the search for who did not come go on
 * under the one that stays; to be called in the transaction that merges them.
 */
public final class UniteCare implements MergeWatch {

    private final AttendanceRecords records;

    public UniteCare(AttendanceRecords records) {
        this.records = records;
    }

    @Override
    public void merged(UUID mergedId, UUID survivingId) {
        records.unite(mergedId, survivingId);
    }
}
