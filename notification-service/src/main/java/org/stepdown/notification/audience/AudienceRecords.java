package org.stepdown.notification.audience;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.stepdown.notification.delivery.Channel;

/** Changes what is kept about who is told; each to be called in a transaction. */
public interface AudienceRecords {

    void keep(Staff person);

    void keep(BusinessCalendar calendar);

    /** A team with its members, whose calendar is known; its roster stays as it is. */
    void keep(Team team, Collection<String> programs);

    /** Who is on duty in a team from now on. */
    void keepRoster(String team, List<Shift> roster);

    void keep(Substitution substitution);

    /** Whether there was one. */
    boolean forgetSubstitution(UUID id);

    void keep(String account, Preference preference);

    /** Where a recipient is reached; by a channel that is not named, no longer. */
    void keepContacts(String recipient, Map<Channel, String> addresses);

    Map<Channel, String> contacts(String recipient);

    /** What a recipient wants to hear of, in place of what it was. */
    void keepSubscriptions(String recipient, List<Subscription> subscriptions);
}
