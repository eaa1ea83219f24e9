package dev.portolan.heroku.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that decide alone: the names of these tests speak for none. */
class SecretRuleTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "x://user:word@host",
                "x://u:p@h/path",
                "x://:p@h",
                "x://u:p@ss@h",
                "://u:p@h",
                "a x://u:p@h",
                "Endpoint=y;SharedAccessKey=abc",
                "-----BEGIN CERTIFICATE-----",
                "pk_live_12345678"
            })
    void aValueThatHoldsASecretIsOneWhateverItsName(String value) {
        assertThat(SecretRule.isSecret("RAILS_ENV", value)).isTrue();
        assertThat(SecretRule.isTelling("RAILS_ENV", value)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"x://host/a:b@c", "x://u@h:80", "x://u:@h", "x://@h", "x:u:p@h", "x://h", "://", "pk_live_1"})
    void anAddressWithoutAPasswordHoldsNone(String value) {
        assertThat(SecretRule.isSecret("RAILS_ENV", value)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // hexadecimal digits: twenty of them, and not few kinds
        "0123456789abcdef0123, true",
        "0123456789ABCDEF-012, true",
        "0123456789abcdef012, false",
        "01010101010101010101, false",
        "0123456701234567012345670123456701234567, false",
        // letters, digits and what base 64 has: twenty, and more than 4.5 bits each
        "abcdefghijklmnopqrstuvwxyz, true",
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ, true",
        "ghijklmnopqrstuvwxyz+/=AB, true",
        "ghijklmnopqrstuvwxyz~!:AB, false",
        "ghijklmnopqrstuvwxy, false",
        "ghijklmnopghijklmnopghijklmnop, false",
        // letters with digits, as tokens are: sixteen, and 3.5 bits each
        "az.AZ_09-gh=ijkl, true",
        "az.AZ_09-gh=ijk, false",
        "az.AZ_yx-gh=ijkl, false",
        "1234567890.__--=, false",
        "aaaaaaaaaaaaaaa1, false"
    })
    void aRandomValueIsOneThoughItsNameIsAnException(String value, boolean isSecret) {
        assertThat(EnvNames.EXCEPTION.has("A_KEY_PREFIX")).isTrue();
        assertThat(SecretRule.isSecret("A_KEY_PREFIX", value)).isEqualTo(isSecret);
    }

    @ParameterizedTest
    @CsvSource({
        "API_TOKEN, Xk7-4tq9, true",
        "NOBODY_KNOWS, Xk7-4tq9, false",
        "REDIS_URL, redis:s0mething!, true",
        "DATABASE_URI, localhost::8, true",
        "DATABASE_NAME, localhost::8, false",
        "REDIS_NAME, redis:s0mething!, false",
        "OTHER_URL, other:s0mething!, false",
        "API_TOKEN, example, false",
        "API_TOKEN, changeme-1:, false",
        "API_TOKEN, true, false",
        "API_TOKEN, $OTHER, false"
    })
    void onlyWhatSpeaksForASecretTells(String name, String value, boolean tells) {
        assertThat(SecretRule.isTelling(name, value)).isEqualTo(tells);
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com/a, false",
        "http://example.com/a, false",
        "//example.com/a, false",
        "https://example.com/a?k=Xk74tq9, true",
        "https://me@example.com/a, true",
        "ftp://example.com/a, true",
        "ab:c:d!, false",
        "ab:c:d!?, true",
        "en_US.UTF-8, false",
        "Europe/Berlin, false",
        "me@example.com, false"
    })
    void inDoubtItIsOne(String value, boolean isSecret) {
        assertThat(SecretRule.isSecret("NOBODY_KNOWS", value)).isEqualTo(isSecret);
    }
}
