package org.stepdown.vault.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How what a database keeps of patients is encrypted.
 *
 * @param keyFile the file with the master keys, in Tink's JSON format for keysets; required
 * @param makeKeyFile whether the file is made when it is not there and the database has no keys yet; for local stacks
 * @param newKeyEvery how long one data key seals before the next one is made; at full load one key is good for three days
 */
@ConfigurationProperties("stepdown.vault")
public record VaultProperties(
        @Nullable Path keyFile,
        @DefaultValue("false") boolean makeKeyFile,
        @DefaultValue("1d") Duration newKeyEvery) {}
