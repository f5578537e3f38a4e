package org.stepdown.access.admission;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.web.filter.OncePerRequestFilter;
import org.stepdown.access.Person;
import org.stepdown.access.Reach;
import org.stepdown.access.Role;

/**
 * A hospital's system that shows a certificate instead of a token. The connector has found that it is trusted and that
 * its key is there; the common name in it says for which facilities it speaks, and one that is not named speaks for none.
 */
public final class CertificateSender extends OncePerRequestFilter {

    /** Where the connector leaves what was shown (Jakarta Servlet, 3.10). */
    private static final String SHOWN = "jakarta.servlet.request.X509Certificate";

    private final Map<String, Set<String>> facilities;

    public CertificateSender(Map<String, Set<String>> facilities) {
        this.facilities = Map.copyOf(facilities);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getAttribute(SHOWN) instanceof X509Certificate[] shown
                && shown.length > 0
                && SecurityContextHolder.getContext().getAuthentication() == null) {
            String name = commonName(shown[0].getSubjectX500Principal().getName());
            Set<String> own = facilities.get(name);
            if (own != null) {
                Person system = new Person(name, name, Set.of(Role.PUBLISHER), Reach.NOTHING, Reach.of(own));
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(new PreAuthenticatedAuthenticationToken(system, "", List.of()));
                SecurityContextHolder.setContext(context);
            }
        }
        chain.doFilter(request, response);
    }

    private static String commonName(String subject) {
        try {
            return new LdapName(subject)
                    .getRdns().stream()
                            .filter(part -> part.getType().equalsIgnoreCase("CN"))
                            .map(Rdn::getValue)
                            .map(String::valueOf)
                            .findFirst()
                            .orElse("");
        } catch (InvalidNameException e) {
            return "";
        }
    }
}
