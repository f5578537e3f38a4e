package org.stepdown.notification.dispatch.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

    private final PublicAddresses addresses = new PublicAddresses(List.of("10.20.0.0/15"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.255.0.1",
                "10.0.0.1",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "198.18.0.1",
                "::1",
                "::",
                "fe80::1",
                "fc00::1",
                "fd12::1",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::1",
                "10.19.255.255",
                "10.22.0.0"
            })
    void what_is_not_public_is_refused(String address) throws Exception {
        assertThat(addresses.allows(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "172.32.0.1",
                "172.15.255.255",
                "100.128.0.1",
                "2606:4700::1111",
                "10.20.0.0",
                "10.21.255.255"
            })
    void what_is_public_or_allowed_by_name_may_be_reached(String address) throws Exception {
        assertThat(addresses.allows(InetAddress.getByName(address))).isTrue();
    }

    @Test
    void a_network_is_given_in_cidr_notation() {
        assertThatThrownBy(() -> new PublicAddresses(List.of("localhost/8")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("localhost/8");
    }
}
