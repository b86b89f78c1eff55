package io.gantry.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.1.2, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "10.1.2.3/8, 10.9.9.9, true",
    "192.0.2.128/25, 192.0.2.127, false",
    "192.0.2.128/25, 192.0.2.128, true",
    "192.0.2.1, 192.0.2.1, true",
    "192.0.2.1, 192.0.2.2, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, ::1, false",
    "2001:db8::/33, 2001:db8:7fff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::1, 0:0:0:0:0:0:0:1, true",
    "127.0.0.1, ::ffff:127.0.0.1, true",
  })
  void holdsTheAddressesWithTheSameLeadingBits(String range, String address, boolean held) {
    assertThat(
            AddressRange.parse(range)
                .orElseThrow()
                .contains(AddressRange.address(address).orElseThrow()))
        .isEqualTo(held);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "localhost",
        "example.org",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "::/129",
        "10.0.0/8",
        "256.0.0.1",
        "1:2",
        "fe80::1%eth0",
        "dead.beef"
      })
  void whatIsNoRangeIsNotTaken(String text) {
    assertThat(AddressRange.parse(text)).isEmpty();
  }
}
