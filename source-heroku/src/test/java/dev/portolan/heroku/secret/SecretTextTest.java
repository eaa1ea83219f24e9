package dev.portolan.heroku.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Secrets inside texts: each is found, and what only looks like one is not. */
class SecretTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
                    web: API_TOKEN=4c0ffee4711b bin/web        | web: API_TOKEN=… bin/web
                    PGPASSWORD=hunter22 psql                   | PGPASSWORD=… psql
                    A='API_TOKEN=4c0ffee4711b' b               | A='API_TOKEN=…' b
                    SECRET="4c0f fee4 711b" b                  | SECRET="…" b
                    java -Dapi.token=4c0ffee4711b -jar x       | java -Dapi.token=… -jar x
                    x?api_key=4c0ffee4711b&y=1                 | x?api_key=…&y=1
                    bin/x --password=hunter                    | bin/x --password=…
                    bin/x --password hunter2                   | bin/x --password …
                    bin/x --api-key '4c0ffee4711b'             | bin/x --api-key '…'
                    bin/x --secretKey=4c0ffee4711b             | bin/x --secretKey=…
                    AccountKey=4c0ffee4711bA==;x               | AccountKey=…;x
                    psql postgres://app:s3cr3t@db.x.org/app    | psql postgres://app:…@db.x.org/app
                    redis://:s3cr3t@x                          | redis://:…@x
                    http://u:p%40ss1@x                         | http://u:…@x
                    curl -H "Authorization: Bearer 4c0ffee4711b" x | curl -H "Authorization: Bearer …" x
                    curl -H 'X-Api-Key: 4c0ffee4711b' x        | curl -H 'X-Api-Key: …' x
                    curl -d '{"token": "4c0ffee4711b"}' x      | curl -d '{"token": "…"}' x
                    curl -u me:s3cr3t x                        | curl -u me:… x
                    x ghp_4c0FfEe4c0FfEe4c0FfEe4c0FfEe4c0FfEe4 y | x … y
                    x/AKIAIOSFODNN7EXAMPLE/y                   | x/…/y
                    sk_live_4c0ffee4711b                       | …
                    bot 123456789:AAE4c0ffee4711bE4c0ffee4711bE4c0ffee x | bot … x
                    eyJhbGciOiJI.eyJzdWIiOiIx.SflKxwRJSM       | …
                    -----BEGIN RSA PRIVATE KEY----- abc -----END RSA PRIVATE KEY----- z | … z
                    """)
    void secretIsFoundInsideATextAndMasked(String text, String masked) {
        var secrets = new KnownSecrets();
        assertThat(SecretText.hasOne(text)).isTrue();
        assertThat(secrets.masked(text)).isEqualTo(masked);
        assertThat(secrets.masked(masked)).isEqualTo(masked);
        assertThat(SecretText.hasOne(masked)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NODE=$(mix phx.gen.secret) mix phx.server",
                "API_TOKEN=$TOKEN bin/web --password=\"$PASSWORD\"",
                "SECRET_KEY_BASE=dummy SECRET_KEY_BASE_DUMMY=1 rails assets:precompile",
                "OTP_SECRET=precompile_placeholder SECRET_KEY=change-me-in-production",
                "adduser --disabled-password libreddit",
                "adduser --home /nonexistent --no-create-home --disabled-password --gecos",
                "puma -b 'ssl://0.0.0.0:5050?key=/app/key.pem&cert=/app/cert.pem'",
                "AWS_SECRET_ACCESS_KEY=aa0000",
                "SESSION_STORE=database1234 SECRET_FILE=a1b2c3d4e5f6 TOKEN_TTL=3600seconds1",
                "postgres://postgres:postgres@localhost/db postgres://u:$PASS@h postgres://user:password@h",
                "http://localhost:3000/a@b redis://localhost:6379",
                "curl --user $USER:$PASS http://x",
                "docker run -u 1000:1000 x",
                "Your API token: see https://example.com/1 and password: up to you",
                "--token=GITHUB_TOKEN --primary-key=id1 --key=value",
                "celery -A app worker --hostname=$DYNO@%h --loglevel=info1234",
                "npm_config_production_is_a_long_name=true risk-1-is-a-long-name-for-an-option",
                "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
                "bundle exec sidekiq -c 5 -q default,2",
                ""
            })
    void whatOnlyLooksLikeASecretIsNone(String text) {
        assertThat(SecretText.pieces(text)).isEmpty();
    }

    @Test
    void valueThatWasKeptOutIsFoundAgain() {
        var secrets = new KnownSecrets();
        secrets.keep("API_TOKEN", "Xk7-known-41t9-zq");
        assertThat(secrets.areIn("a Xk7-known-41t9-zq b")).isTrue();
        assertThat(secrets.masked("Xk7-known-41t9-zqXk7-known-41t9-zq,Xk7")).isEqualTo("……,Xk7");
        assertThat(secrets).hasToString("1 secrets");
    }

    @ParameterizedTest
    @CsvSource({
        "API_TOKEN,Xk7-1", // shorter than a secret is
        "SESSION_STORE,database", // a word
        "BIND,0.0.0.0:8000 --quiet", // kept out because nobody knows what it is
        "AUTH_URL,https://example.com/1", // an address without a password
        "SECRET_KEY,change-me-in-production1", // a placeholder
        "API_TOKEN,$OTHER_TOKEN" // the name of another
    })
    void valueThatMayMeanSomethingElseIsNotLookedFor(String name, String value) {
        var secrets = new KnownSecrets();
        secrets.keep(name, value);
        assertThat(secrets.areIn("a " + value + " b")).isFalse();
    }

    @Test
    void piecesThatOverlapAreMaskedOnce() {
        assertThat(Piece.masked("0123456789", List.of(new Piece(4, 8), new Piece(2, 5), new Piece(9, 10))))
                .isEqualTo("01…8…");
        assertThat(Piece.masked("0123", List.of(new Piece(0, 4), new Piece(1, 2))))
                .isEqualTo("…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a=",
                "TOKEN=a",
                "://a:",
                "--token ",
                "\"a\":",
                "ey.",
                "a-",
                "-----BEGIN A",
                "token: ",
                " curl -u a:"
            })
    void longTextTakesNoLongerThanItsLength(String piece) {
        String text = piece.repeat(400_000 / piece.length());
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(60), () -> SecretText.pieces(text));
    }
}
