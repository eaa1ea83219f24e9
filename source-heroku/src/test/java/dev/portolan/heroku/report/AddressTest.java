package dev.portolan.heroku.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AddressTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://u:hush@x.org/y.git#v1        | https://x.org/y.git#v1
                    https://hush@x.org                   | https://x.org
                    https://x.org:8080/y@z               | https://x.org:8080/y@z
                    https://u:hush                       | https://u
                    https:/u:hush@x.org/y                | x.org/y
                    https://u//u:hush@x.org/y            | https://u//x.org/y
                    https://u//u:hush                    | https://u//u
                    git@github.com:x/y.git               | git@github.com:x/y.git
                    heroku/ruby                          | heroku/ruby
                    urn:buildpack:heroku/ruby            | urn:buildpack:heroku/ruby
                    :repo:deb https://u:hush@x.org/ main | :repo:deb https://x.org/ main
                    """)
    void userAndPasswordAreTakenOut(String address, String expected) {
        assertThat(Address.withoutUser(address)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    https://u:hush@x.org:8443/hush?t=hush#hush | https://x.org:8443
                    https://x.org?hush                         | https://x.org
                    https://x.org#hush                         | https://x.org
                    syslog+tls://x.org:514                     | syslog+tls://x.org:514
                    https://u:hu/sh@x.org/hush                 | https://u
                    x.org/hush                                 | x.org
                    """)
    void ofAnAddressTheHostIsKept(String address, String expected) {
        assertThat(Address.host(address)).isEqualTo(expected);
    }
}
