package org.stepdown.referral.intake.hl7;

import java.net.Socket;
import java.util.Map;
import java.util.Set;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the other end of a connection.
 *
 * @param name common name of its certificate; null for who has shown none
 * @param facilities for which it may speak; null for all
 */
record Sender(@Nullable String name, @Nullable Set<String> facilities) {

    /** On this machine, where nobody is asked for proof. */
    static final Sender HERE = new Sender(null, null);

    private static final String ALL = "*";

    /** @throws SSLPeerUnverifiedException when it has shown no certificate, which the handshake lets nobody do */
    static Sender of(Socket peer, Map<String, Set<String>> facilities) throws SSLPeerUnverifiedException {
        if (!(peer instanceof SSLSocket tls)) {
            return HERE;
        }
        String name = commonName(tls.getSession().getPeerPrincipal().getName());
        Set<String> named = facilities.getOrDefault(name, Set.of());
        return new Sender(name, named.contains(ALL) ? null : Set.copyOf(named));
    }

    boolean maySpeakFor(String facility) {
        return facilities == null || facilities.contains(facility);
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
