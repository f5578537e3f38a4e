package org.stepdown.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.stepdown.access.session.Idle;

/** A session ends when nobody has used it, whatever its page does by itself. */
class IdleTest {

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-02T12:00:00Z"));
    private final Idle idle = new Idle(Duration.ofMinutes(30), now::get);
    private final MockHttpSession session = new MockHttpSession();

    @BeforeEach
    void somebody() {
        Jwt token = Jwt.withTokenValue("x")
                .header("alg", "none")
                .claim("scope", "staff")
                .subject("rowan")
                .build();
        SecurityContextHolder.getContext().setAuthentication(new JwtAuthenticationToken(token, List.of()));
    }

    @AfterEach
    void nobody() {
        SecurityContextHolder.clearContext();
    }

    @Test
    void a_page_that_only_reads_by_itself_does_not_keep_its_session() throws Exception {
        used();
        for (int minute = 0; minute < 30; minute++) {
            now.updateAndGet(at -> at.plusSeconds(60));
            reads("By-Itself", "true");
            reads("Accept", "text/event-stream");
        }
        assertThat(session.isInvalid()).isFalse();

        now.updateAndGet(at -> at.plusSeconds(1));
        reads("By-Itself", "true");

        assertThat(session.isInvalid()).isTrue();
        assertThat(Acting.person()).isEmpty();
    }

    @Test
    void a_session_that_is_used_goes_on() throws Exception {
        for (int minutes = 0; minutes < 120; minutes += 20) {
            used();
            now.updateAndGet(at -> at.plus(Duration.ofMinutes(20)));
            reads("By-Itself", "true");
        }

        assertThat(session.isInvalid()).isFalse();
        assertThat(Acting.person()).isPresent();
    }

    private void used() throws Exception {
        reads("Accept", "text/html");
    }

    private void reads(String header, String value) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/inbox");
        request.setSession(session);
        request.addHeader(header, value);
        idle.doFilter(request, new MockHttpServletResponse(), new MockFilterChain());
    }
}
