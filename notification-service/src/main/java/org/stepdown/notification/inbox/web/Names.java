package org.stepdown.notification.inbox.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.stepdown.vault.SealedColumn;
import org.stepdown.vault.Vault;

/** What alerts are about, in words. Names of patients lie sealed, and are opened only to be shown. */
@Component
class Names {

    private final SealedColumn names;

    Names(Vault vault) {
        this.names = vault.column("referral_person", "referral_id", "name");
    }

    /** The name where it may be shown. */
    String about(ResultSet row) throws SQLException {
        if (row.getObject("referral_id") == null) {
            String subject = row.getString("subject");
            return subject.substring(subject.indexOf('/') + 1).replace("/", " · ");
        }
        byte[] name = row.getBytes("name");
        if (name != null) {
            return names.text(row.getObject("referral_id", UUID.class), name);
        }
        String referral = "referral " + row.getString("referral_id").substring(0, 8);
        return row.getBoolean("person_known") ? "Restricted item (" + referral + ")" : referral;
    }
}
