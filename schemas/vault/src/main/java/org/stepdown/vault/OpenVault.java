package org.stepdown.vault;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/** A vault whose keys are at hand, and looked up again now and then: others make keys too. */
public final class OpenVault implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(OpenVault.class);
    private static final Duration LOOK = Duration.ofSeconds(30);

    private final Vault vault;
    private final Keyring keys;
    private volatile boolean running;
    private Thread thread = new Thread(this::run, "vault");

    private OpenVault(Vault vault, Keyring keys) {
        this.vault = vault;
        this.keys = keys;
    }

    /**
     * @param makesFile whether the file is made when it is not there and the database has no keys yet
     * @throws VaultException when keys are missing
     */
    public static OpenVault of(DataSource database, Path masterFile, boolean makesFile, Duration newKeyEvery) {
        KeyTable table = new KeyTable(apartFromThePool(database));
        if (makesFile && table.isEmpty()) {
            MasterKeys.make(masterFile);
        }
        Keyring keys = new Keyring(table, masterFile, newKeyEvery, System::nanoTime);
        keys.refresh();
        return new OpenVault(new Vault(table, keys), keys);
    }

    /**
     * A key is looked up by who holds a connection already, amid a transaction; were it to wait for a second one of the
     * pool, as many as the pool has could wait for each other.
     */
    private static DataSource apartFromThePool(DataSource database) {
        return DataSourceBuilder.derivedFrom(database)
                .type(SimpleDriverDataSource.class)
                .build();
    }

    public Vault vault() {
        return vault;
    }

    /** Tells how many keys there are, and how old the one is that seals. */
    public void measure(MeterRegistry meters) {
        Gauge.builder("stepdown.vault.keys", keys, Keyring::size)
                .description("data keys that something may be sealed with")
                .register(meters);
        Gauge.builder(
                        "stepdown.vault.key.age",
                        keys,
                        ring -> Duration.between(ring.primary().madeAt(), Instant.now())
                                .toSeconds())
                .description("age of the data key that seals")
                .baseUnit("seconds")
                .register(meters);
    }

    @Override
    public void start() {
        running = true;
        thread = new Thread(this::run, "vault");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void stop() {
        running = false;
        thread.interrupt();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void run() {
        try {
            while (running) {
                Thread.sleep(LOOK);
                look();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        try {
            keys.refresh();
        } catch (RuntimeException e) {
            log.warn("the keys are looked up later: {}", e.getClass().getSimpleName());
        }
    }
}
