package org.stepdown.vault.autoconfigure;

import io.micrometer.core.instrument.MeterRegistry;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.stepdown.delivery.ContentSeal;
import org.stepdown.vault.OpenVault;
import org.stepdown.vault.Vault;

/** Everything that a service needs to seal what it keeps. There is no switch that turns it off. */
@AutoConfiguration(
        afterName = {
            "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        },
        beforeName = "org.stepdown.delivery.autoconfigure.DeliveryAutoConfiguration")
@EnableConfigurationProperties(VaultProperties.class)
public class VaultAutoConfiguration {

    @Bean
    VaultSchema vaultSchema(DataSource database) {
        return new VaultSchema(database);
    }

    @Bean
    OpenVault openVault(
            VaultSchema schema, DataSource database, VaultProperties properties, ObjectProvider<MeterRegistry> meters) {
        if (properties.keyFile() == null) {
            throw new IllegalStateException("stepdown.vault.key-file must name the file with the master keys");
        }
        OpenVault vault =
                OpenVault.of(database, properties.keyFile(), properties.makeKeyFile(), properties.newKeyEvery());
        meters.ifAvailable(vault::measure);
        return vault;
    }

    @Bean
    Vault vault(OpenVault open) {
        return open.vault();
    }

    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(ContentSeal.class)
    static class WithDelivery {

        @Bean
        ContentSeal contentSeal(Vault vault) {
            return new SealedDelivery(vault);
        }
    }
}
