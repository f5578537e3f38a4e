package org.stepdown.access;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.stepdown.delivery.kit.Endpoint;
import org.stepdown.delivery.kit.Endpoint.Ask;
import org.stepdown.delivery.kit.EndpointTable;

/** Who may do what, for every endpoint of the small service. */
@AccessTest
class EndpointsTest {

    private static final String[] STAFF = {
        "intake", "clinician", "program-lead", "supervisor", "ops", "auditor", "privacy-officer"
    };
    private static final String[] EVERYBODY = {
        "intake", "clinician", "program-lead", "supervisor", "ops", "auditor", "privacy-officer", "publisher"
    };

    private final ApplicationContext service;
    private final int port;

    @Autowired
    EndpointsTest(ApplicationContext service, @LocalServerPort int port) {
        this.service = service;
        this.port = port;
    }

    @TestFactory
    Stream<DynamicTest> only_those_are_let_in_whom_the_table_names() {
        return new EndpointTable(
                        service,
                        port,
                        List.of("mood"),
                        List.of("GENHOSP"),
                        Endpoint.of("GET /", STAFF),
                        Endpoint.of("GET /me", STAFF),
                        Endpoint.of("GET /api/me", EVERYBODY),
                        Endpoint.of("GET /api/things/{id}", "clinician", "supervisor")
                                .own("/api/things/mood")
                                .foreign("/api/things/recovery"),
                        Endpoint.of("POST /api/notes", "supervisor").own(() -> Ask.of("/api/notes", "{}")),
                        Endpoint.of("POST /api/messages", "publisher").own(() -> Ask.of("/api/messages", "{}")),
                        Endpoint.of("POST /notes", "supervisor").own(() -> Ask.form("/notes", "text=x")),
                        Endpoint.of("GET /api/forgotten"))
                .tests();
    }
}
