package org.stepdown.delivery.kit;

/** Where the parts come from; each is started by the first call that needs it, and callable from several threads. */
interface Supply extends AutoCloseable {

    String bootstrapServers();

    String registryUrl();

    /** The database {@code postgres} of the server, as its superuser. */
    Database server();

    Switch broker();

    Switch registry();

    Switch database();

    @Override
    void close();
}
