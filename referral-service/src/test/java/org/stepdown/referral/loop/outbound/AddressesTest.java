package org.stepdown.referral.loop.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressesTest {

    private final Addresses nothingAllowed = new Addresses(List.of());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.9.9.9",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "198.18.0.1",
                "192.0.2.7",
                "224.0.0.1",
                "255.255.255.255",
                "2130706433",
                "localhost",
                "::1",
                "::",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "fe80::1",
                "fd00::1",
                "ff02::1",
                "64:ff9b::a00:1",
                "2002:a00:1::1",
                "2001::1",
                "2001:db8::1"
            })
    void what_is_not_public_is_refused(String host) {
        assertThatThrownBy(() -> nothingAllowed.resolve(host, false)).isInstanceOf(UnknownHostException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"inside.stepdown.test", "metadata.stepdown.test", "half.stepdown.test"})
    void a_name_that_leads_into_the_house_is_refused_also_when_it_leads_elsewhere_too(String host) {
        assertThatThrownBy(() -> nothingAllowed.resolve(host, false)).isInstanceOf(AddressRefused.class);
    }

    @Test
    void a_name_that_leads_outside_is_connected_to() throws UnknownHostException {
        assertThat(nothingAllowed.resolve("outside.stepdown.test", false)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "2606:4700::1111"})
    void what_is_public_is_connected_to_but_not_in_clear(String host) throws UnknownHostException {
        assertThat(nothingAllowed.resolve(host, false)).hasSize(1);
        assertThatThrownBy(() -> nothingAllowed.resolve(host, true)).isInstanceOf(AddressRefused.class);
    }

    @Test
    void a_network_that_the_operator_allows_is_connected_to_and_its_neighbour_is_not() throws UnknownHostException {
        Addresses vpn = new Addresses(List.of("10.8.0.0/22", "fd12::/16"));

        assertThat(vpn.resolve("10.8.3.255", true)).hasSize(1);
        assertThat(vpn.resolve("fd12::7", true)).hasSize(1);
        assertThatThrownBy(() -> vpn.resolve("10.8.4.0", false)).isInstanceOf(AddressRefused.class);
        assertThatThrownBy(() -> vpn.resolve("fd13::7", false)).isInstanceOf(AddressRefused.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "10.0.0.0/-1", "example.org/8", "10.0.0.0/8/8", "x", ""})
    void what_is_no_network_is_said_at_the_start(String cidr) {
        assertThatThrownBy(() -> new Addresses(List.of(cidr))).isInstanceOf(IllegalArgumentException.class);
    }
}
