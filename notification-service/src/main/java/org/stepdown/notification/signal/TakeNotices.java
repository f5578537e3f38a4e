package org.stepdown.notification.signal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.stepdown.notification.alert.Announcements;
import org.stepdown.notification.alert.Change;
import org.stepdown.notification.alert.Policy;
import org.stepdown.notification.alert.Subject;

/** Takes a batch of notices, one after the other, and keeps what came of them; to be called in a transaction. */
public final class TakeNotices {

    private final CaseRecords records;
    private final Announcements announcements;
    private final Naming naming;

    public TakeNotices(CaseRecords records, Announcements announcements, Naming naming) {
        this.records = records;
        this.announcements = announcements;
        this.naming = naming;
    }

    /** The changes to alerts, in their order. */
    public List<Change> take(List<Notice> notices, Instant now) {
        Map<Subject, CaseFile> cases = new HashMap<>(records.open(notices));
        Policy policy = records.policy(now);
        List<Change> changes = new ArrayList<>();
        for (Notice notice : notices) {
            CaseFile file = cases.computeIfAbsent(notice.subject(), CaseFile::blank);
            changes.addAll(file.take(notice, naming, policy, now));
        }
        records.keep(notices, changes);
        announcements.announce(changes);
        return changes;
    }
}
