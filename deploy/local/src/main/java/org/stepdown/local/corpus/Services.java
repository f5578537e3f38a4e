package org.stepdown.local.corpus;

/**
 * Where the services are.
 *
 * @param host host of the MLLP listener
 * @param mllpPort its port
 * @param referral base address of referral-service, as {@code http://127.0.0.1:8081}
 * @param enrollment base address of enrollment-service
 * @param notification base address of notification-service
 */
record Services(String host, int mllpPort, String referral, String enrollment, String notification) {}
