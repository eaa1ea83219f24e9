package dev.portolan.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.heroku.report.RunningFinding;
import dev.portolan.model.EnvValue;
import dev.portolan.report.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnvReaderTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'production'                              | production
                    {'value': 'production'}                   | production
                    {'default': 'production'}                 | production
                    {'value': 1000}                           | 1000
                    {'value': true}                           | true
                    false                                     | false
                    {'value': '$CLOUDAMQP_URL'}               | $CLOUDAMQP_URL
                    """)
    void plainValueIsReadFromEveryForm(String json, String value) {
        assertThat(value("APP_SETTING", json)).isEqualTo(EnvValue.literal(value));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    {}                                         | required secret
                    {'value': ''}                              | required secret
                    ''                                         | required secret
                    null                                       | required secret
                    {'value': null, 'required': false}         | optional secret
                    {'required': 'false'}                      | optional secret
                    {'required': 'true'}                       | required secret
                    {'generator': 'secret'}                    | required generated secret
                    {'generator': 'secret', 'required': false} | optional generated secret
                    """)
    void valueThatIsNotThereIsASecretToSupply(String json, String shown) {
        assertThat(value("APP_SETTING", json)).hasToString(shown);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    APP_SETTING             | postgres://u:pass@db.example.com/x
                    APP_SETTING             | AKIAIOSFODNN7EXAMPLE
                    APP_SETTING             | 9f86d081884c7d659a2feaa0c55ad015
                    APP_SETTING             | eyJhbGciOiJI.eyJzdWIiOiIx.SflKxwRJSM
                    APP_SETTING             | a value that nobody knows 4711
                    STRIPE_SECRET           | changeme
                    API_TOKEN               | abc
                    SECRET_KEY_BASE         | abc
                    SENTRY_DSN              | abc
                    BROKER_URL              | redis://localhost
                    DATABASE_URL            | sqlite:///x
                    NEXT_PUBLIC_KEY         | sk_live_abcdefghijkl
                    PGPASSWORD              | correcthorsebattery
                    DBPASSWORD              | hunter2
                    AdminPassword           | hunter2
                    ADMIN_PW                | swordfish-and-tuna
                    ROOTPW                  | tuna
                    DBPASS                  | swordfish
                    LDAP_BINDPW             | swordfish
                    LDAPBINDPW_2            | swordfish
                    SECRETKEY               | 4711
                    ACCESSTOKEN             | swordfish
                    API_KEY_PROD            | swordfish
                    PRIVATE_KEY_B64         | swordfish
                    GCPCREDENTIALS          | swordfish
                    WIFI_PSK                | swordfish
                    BEARER                  | swordfish
                    PIN                     | 4711
                    MNEMONIC                | legal winner thank year
                    WALLET_SEED             | legal winner thank year
                    DB_PASSWORD             | $wordfish
                    FEATURE_SECRET          | swordfish
                    AUTHORIZATION_TOKEN     | swordfish
                    PASSWORD_TTL            | swordfish
                    NPM_TOKEN               | swordfish
                    COMPOSER_AUTH           | swordfish
                    BUNDLE_GEMS__CONTRIBSYS__COM | 4c0ffee4:deadbeef
                    """)
    void valueThatMayBeASecretGoesNoFurther(String name, String value) {
        var project = Project.appJson("{'env': {'" + name + "': {'value': '" + value + "'}}}");
        assertThat(project.env(name).value().get()).isEqualTo(EnvValue.secret());
        assertThat(project.read().toString()).doesNotContain(value);
        assertThat(project.finding(HerokuFinding.SECRET_VALUES_LEFT).detail()).isEqualTo(name + ".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "shop.herokuapp.com",
                "https://shop-0123456789ab.herokuapp.com/callback",
                "a.example.com,Shop.HerokuApp.com",
                ".herokuapp.com"
            })
    void a_value_that_names_a_host_of_Heroku_is_told_with_its_place(String value) {
        Project project = Project.appJson("{'env': {\n'HOST': '" + value + "'}}");

        assertThat(project.env("HOST").literal().get()).isEqualTo(value);
        assertThat(project.finding(RunningFinding.HEROKU_HOST_IN_VALUE).detail())
                .isEqualTo("HOST ('" + value + "').");
        assertThat(project.finding(RunningFinding.HEROKU_HOST_IN_VALUE).places())
                .hasToString("[app.json:2:1]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"shop.example.com", "notherokuapp.com", "herokuapp.community"})
    void a_host_of_anybody_else_is_not(String value) {
        assertThat(Project.appJson("{'env': {'HOST': '" + value + "'}}").read().findings())
                .extracting(Finding::code)
                .doesNotContain(RunningFinding.HEROKU_HOST_IN_VALUE);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    NODE_ENV                | production
                    RAILS_MAX_THREADS       | 5
                    DJANGO_SETTINGS_MODULE  | config.settings.production2
                    BASE_URL                | https://example.com/path
                    NEXT_PUBLIC_KEY         | abc-1
                    FROM_ADDRESS            | me@example.com
                    SESSION_TIMEOUT         | 3600
                    ALLOW_PRIVATE_REPOS     | true
                    CORS_ALLOW_CREDENTIALS  | true
                    ALLOW_PASSWORD_LOGIN    | off
                    DB_SEED                 | true
                    PASSWORD_MIN_LENGTH     | 12
                    ACCESSTOKEN_TTL         | 3600
                    TOKEN_EXPIRES_HOURS     | 2
                    TOKEN_MAX_AGE_SECONDS   | 604800
                    OPENAI_MAX_TOKENS       | 4096
                    OIDC_TOKEN_URI          | https://example.com/token
                    TOKENIZERS_PARALLELISM  | 2
                    AUTHOR_NAME             | Jo
                    BUNDLE_WITHOUT          | development:test
                    COMPASS_REGION          | north
                    SPINNER                 | dots
                    """)
    void plainValueStays(String name, String value) {
        assertThat(value(name, "'" + value + "'")).isEqualTo(EnvValue.literal(value));
    }

    @Test
    void descriptionStaysWithItsName() {
        var variable = Project.appJson("{'env': {'API_TOKEN': {'description': 'Ask the boss.'}}}")
                .env("API_TOKEN");
        assertThat(variable.description().get()).isEqualTo("Ask the boss.");
    }

    @Test
    void namesThatHerokuSetsAreLeftOutAndTold() {
        var project = Project.appJson("{'env': {'PORT': '3000', 'HEROKU_APP_NAME': {'required': true}}}");
        assertThat(project.app().env()).isEmpty();
        assertThat(project.finding(HerokuFinding.PLATFORM_NAMES).detail()).isEqualTo("PORT ('3000').");
        assertThat(project.finding(HerokuFinding.DYNO_METADATA).detail()).isEqualTo("HEROKU_APP_NAME.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "NPM_CONFIG_PRODUCTION",
                "BUNDLE_GEMS__CONTRIBSYS__COM",
                "PIP_EXTRA_INDEX_URL",
                "MAVEN_CUSTOM_OPTS",
                "GRADLE_TASK",
                "SBT_OPTS",
                "COMPOSER_AUTH",
                "GO_INSTALL_PACKAGE_SPEC",
                "VITE_API",
                "NEXT_PUBLIC_URL",
            })
    void nameThatTheBuildReadsIsAVariableOfTheBuild(String name) {
        var project = Project.appJson("{'env': {'" + name + "': 'false'}}");
        assertThat(project.app().build().toString()).contains("build.variables." + name + " = " + name);
        assertThat(project.env(name).value().isPresent()).isTrue();
    }

    @Test
    void badNameIsTakenOutAndTold() {
        var project = Project.appJson("{'env': {'my-name': 'x', 'GOOD': 'y'}}");
        assertThat(project.app().env()).hasSize(1);
        assertThat(project.finding(HerokuFinding.FACT_REFUSED).detail()).contains("env.my-name");
    }

    private static EnvValue value(String name, String json) {
        return Project.appJson("{'env': {'" + name + "': " + json + "}}")
                .env(name)
                .value()
                .get();
    }
}
