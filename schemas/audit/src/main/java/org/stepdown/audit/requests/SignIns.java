package org.stepdown.audit.requests;

import java.time.Clock;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.stepdown.access.Acting;
import org.stepdown.audit.Actor;
import org.stepdown.audit.Entry;
import org.stepdown.audit.Kind;
import org.stepdown.audit.Origin;
import org.stepdown.audit.Outcome;

/** People who come and go at the pages. Those who fail to come are seen by {@link RequestAudit}. */
public final class SignIns {

    private final EntryQueue entries;
    private final Clock clock;

    public SignIns(EntryQueue entries, Clock clock) {
        this.entries = entries;
        this.clock = clock;
    }

    @EventListener
    void signedIn(InteractiveAuthenticationSuccessEvent event) {
        entries.store(entry(Kind.SIGN_IN, "sign in", event.getAuthentication()));
    }

    @EventListener
    void signedOut(LogoutSuccessEvent event) {
        entries.store(entry(Kind.SIGN_OUT, "sign out", event.getAuthentication()));
    }

    private Entry entry(Kind kind, String what, Authentication who) {
        Actor actor = Acting.of(who).map(Actor::of).orElse(Actor.NOBODY);
        String client =
                who.getDetails() instanceof WebAuthenticationDetails details ? details.getRemoteAddress() : null;
        return Entry.of(clock.instant(), kind, actor, what, Outcome.DONE, "OK").from(new Origin(client, null, null));
    }
}
