package org.stepdown.enrollment.followup;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Takes in what is told of referrals; to be called in a transaction. */
public final class FollowReferrals {

    private final FollowUpRecords records;
    private final ClockAnnouncements announcements;

    public FollowReferrals(FollowUpRecords records, ClockAnnouncements announcements) {
        this.records = records;
        this.announcements = announcements;
    }

    public void follow(Collection<? extends FollowUpNews> news, Instant now) {
        Set<String> keys = new HashSet<>();
        Set<UUID> referrals = new HashSet<>();
        for (FollowUpNews one : news) {
            keys.add(one.patientKey());
            switch (one) {
                case FollowUpNews.Told told -> referrals.add(told.referralId());
                case FollowUpNews.Ended ended -> referrals.add(ended.referralId());
                case FollowUpNews.Merged merged -> {
                    keys.add(merged.mergedKey());
                    referrals.addAll(List.of(merged.mergedId(), merged.survivingId()));
                }
            }
        }
        records.alone(keys);
        FollowUpBook book = records.open(keys, referrals);
        news.forEach(one -> book.take(one, now));
        records.keep(book);
        announcements.announce(book.changes());
    }
}
