package org.stepdown.referral.quarantine;

import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.support.TransactionOperations;
import org.stepdown.delivery.outbox.Outbox;
import org.stepdown.referral.intake.HandOver;
import org.stepdown.referral.intake.MessageFormat;
import org.stepdown.referral.intake.MessageStore;
import org.stepdown.referral.intake.PatientKeys;

@Configuration(proxyBeanMethods = false)
class QuarantineWiring {

    @Bean
    ReplayMessage replayMessage(
            TransactionOperations transactions,
            Quarantine quarantine,
            List<MessageFormat> formats,
            MessageStore messages,
            PatientKeys patients,
            Outbox outbox) {
        return new ReplayMessage(transactions, quarantine, formats, new HandOver(messages, patients, outbox));
    }

    @Bean
    DismissMessage dismissMessage(TransactionOperations transactions, Quarantine quarantine) {
        return new DismissMessage(transactions, quarantine);
    }

    @Bean
    ShowMessage showMessage(TransactionOperations transactions, Quarantine quarantine, List<MessageFormat> formats) {
        return new ShowMessage(transactions, quarantine, formats);
    }
}
