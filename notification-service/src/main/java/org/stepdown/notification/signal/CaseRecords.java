package org.stepdown.notification.signal;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.stepdown.notification.alert.Change;
import org.stepdown.notification.alert.Policy;
import org.stepdown.notification.alert.Subject;

/** The cases that are kept. */
public interface CaseRecords {

    /** The cases of these notices, each held against everybody else until the transaction ends. */
    Map<Subject, CaseFile> open(Collection<Notice> notices);

    /** The policy in force. */
    Policy policy(Instant at);

    /** Keeps what the notices say, and what came of it. */
    void keep(Collection<Notice> notices, List<Change> changes);
}
