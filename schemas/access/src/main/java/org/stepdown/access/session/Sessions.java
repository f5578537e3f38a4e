package org.stepdown.access.session;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.session.FindByIndexNameSessionRepository;

/** The sessions of people at this service, on all its instances. */
public final class Sessions implements LogoutHandler {

    private final FindByIndexNameSessionRepository<?> sessions;

    public Sessions(FindByIndexNameSessionRepository<?> sessions) {
        this.sessions = sessions;
    }

    /** Ends every session of somebody, wherever it was begun. */
    public void end(String subject) {
        sessions.findByPrincipalName(subject).keySet().forEach(sessions::deleteById);
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        if (authentication != null) {
            end(authentication.getName());
        }
    }
}
