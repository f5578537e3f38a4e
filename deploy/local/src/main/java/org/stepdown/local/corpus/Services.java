package org.stepdown.local.corpus;

import java.util.function.Supplier;

/**
 * Where the services are.
 *
 * @param host host of the MLLP listener
 * @param mllpPort its port
 * @param referral base address of referral-service, as {@code http://127.0.0.1:8081}
 * @param enrollment base address of enrollment-service
 * @param notification base address of notification-service
 * @param token bearer token of the hospitals, asked for with each request
 * @param staffToken that of who looks what became of it
 */
record Services(
        String host,
        int mllpPort,
        String referral,
        String enrollment,
        String notification,
        Supplier<String> token,
        Supplier<String> staffToken) {}
