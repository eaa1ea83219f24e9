package dev.portolan.defang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.Datastore;
import dev.portolan.model.Datastore.Kind;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvValue.Attribute;
import dev.portolan.model.Ref;
import dev.portolan.model.Service;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What names of the environment have for values. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class DefangEnvironmentTest {
    @Test
    void a_service_is_reached_by_its_name_or_by_its_public_address() {
        Made made = Made.of(App.builder("shop")
                .process("web", web -> web.http(http -> {}))
                .process("api", api -> api.service("inner", inner -> inner.port(4000)))
                .process(
                        "raw",
                        raw -> raw.service(
                                "tcp",
                                tcp -> tcp.port(5000)
                                        .protocol(Service.Protocol.TCP)
                                        .exposure(Service.Exposure.PUBLIC)))
                .env("WEB_URL", EnvValue.of(Ref.service("web", "http"), Attribute.URL))
                .env("WEB_HOST", EnvValue.of(Ref.service("web", "http"), Attribute.HOST))
                .env("WEB_PORT", EnvValue.of(Ref.service("web", "http"), Attribute.PORT))
                .env("API_URL", EnvValue.of(Ref.service("api", "inner"), Attribute.URL))
                .env("API_PORT", EnvValue.of(Ref.service("api", "inner"), Attribute.PORT))
                .env("RAW_URL", EnvValue.of(Ref.service("raw", "tcp"), Attribute.URL)));

        assertThat(made.environment("api"))
                .isEqualTo(Map.of(
                        "WEB_URL", "https://web",
                        "WEB_HOST", "web",
                        "WEB_PORT", "443",
                        "API_URL", "http://api:4000",
                        "API_PORT", "4000",
                        "RAW_URL", "tcp://raw:5000"));
    }

    @Test
    void a_text_in_which_Defang_would_find_the_name_of_a_public_service_is_a_config_value() {
        Made made = Made.of(App.builder("shop")
                .process("web", web -> web.http(http -> {}))
                .process("api", api -> api.service("inner", inner -> inner.port(4000)))
                .env("AT_THE_END", EnvValue.literal("acme-web"))
                .env("A_PATH", EnvValue.literal("https://cdn.example.com/web/pictures"))
                .env("WITHIN", EnvValue.literal("webapp and api_web are fine, web is not last"))
                .env("ANOTHER", EnvValue.literal("no service"))
                .env("PRIVATE", EnvValue.literal("http://api:4000/v1")));

        assertThat(made.told(DefangFinding.ENV_SERVICE_NAME)).containsExactly("env.AT_THE_END", "env.A_PATH");
        assertThat(made.environment("api"))
                .containsEntry("AT_THE_END", "${AT_THE_END}")
                .containsEntry("WITHIN", "webapp and api_web are fine, web is not last")
                .containsEntry("ANOTHER", "no service")
                .containsEntry("PRIVATE", "http://api:4000/v1");
    }

    @Test
    void a_config_value_has_a_name_of_64_letters_at_most_and_4096_bytes_are_free() {
        Made made = Made.of(App.builder("shop")
                .process("worker", worker -> {})
                .env("N".repeat(64), EnvValue.secret())
                .env("N".repeat(65), EnvValue.secret())
                .env("FREE", EnvValue.literal("$A".repeat(2048)))
                .env("DEAR", EnvValue.literal("$A".repeat(2047) + "é $"))
                .env("PLAIN", EnvValue.literal("a".repeat(5000))));

        assertThat(made.told(DefangFinding.CONFIG_NAME)).containsExactly("env." + "N".repeat(65));
        assertThat(made.environment("worker"))
                .containsEntry("N".repeat(64), "${" + "N".repeat(64) + "}")
                .doesNotContainKey("N".repeat(65));
        assertThat(made.told(DefangFinding.CONFIG_LONG)).containsExactly("env.DEAR");
    }

    @Test
    void a_plain_text_that_looks_like_a_secret_is_told() {
        Made made = Made.of(App.builder("shop")
                .process("worker", worker -> {})
                .env("API_TOKEN", EnvValue.literal("readable"))
                .env("EMPTY_SECRET", EnvValue.literal(""))
                .env("MAIL", EnvValue.literal("smtp://me:word@mail.example.com"))
                .env("SITE", EnvValue.literal("https://example.com:443/a@b"))
                .env("SECRET", EnvValue.secret()));

        assertThat(made.told(DefangFinding.ENV_LOOKS_SECRET)).containsExactly("env.API_TOKEN", "env.MAIL");
    }

    @Test
    void values_for_nobody_are_told() {
        App.Builder none = App.builder("shop").env("COLOUR", EnvValue.literal("red"));
        App.Builder job = App.builder("shop")
                .job("night", night -> night.command(Command.exec("bin/night")))
                .env("COLOUR", EnvValue.literal("red"));

        assertThat(Made.of(none).told(DefangFinding.ENV_UNUSED)).containsExactly("env.COLOUR");
        assertThat(Made.of(job).told(DefangFinding.ENV_UNUSED)).isEmpty();
    }

    @Test
    void a_client_that_insists_on_TLS_is_told_where_the_server_is_a_container() {
        App.Builder app = App.builder("shop")
                .process("worker", worker -> {})
                .datastore("db", db -> db.kind(Kind.POSTGRES))
                .env("PGSSLMODE", EnvValue.literal("require"))
                .env("OTHER", EnvValue.literal("require"));

        assertThat(Made.of(app).told(StoreFinding.NO_TLS_TO_SERVER)).isEmpty();
        assertThat(Made.of(app, "cloud=digitalocean").told(StoreFinding.NO_TLS_TO_SERVER))
                .containsExactly("env.PGSSLMODE");
    }

    @Test
    void a_reader_of_a_replica_of_a_replica_is_given_the_leader() {
        Made made = Made.of(App.builder("shop")
                .process("worker", worker -> {})
                .datastore("db", db -> db.kind(Kind.POSTGRES))
                .datastore("near", near -> near.kind(Kind.POSTGRES).follows("db"))
                .datastore("far", far -> far.kind(Kind.POSTGRES).follows("near"))
                .env("FAR_HOST", EnvValue.of(Ref.datastore("far"), Attribute.HOST)));

        assertThat(made.environment("worker")).containsEntry("FAR_HOST", "db");
        assertThat(made.told(StoreFinding.FOLLOWER_ADDRESS)).containsExactly("env.FAR_HOST");
    }

    @Test
    void a_reference_to_a_server_is_put_together_of_what_is_known() {
        Made made = Made.of(App.builder("my-shop")
                .process("worker", worker -> {})
                .datastore("db", db -> db.kind(Kind.POSTGRES))
                .datastore("cache", cache -> cache.kind(Kind.REDIS))
                .datastore("sql", sql -> sql.kind(Kind.MYSQL).placement(Datastore.Placement.CREATE))
                .datastore("queue", queue -> queue.kind(Kind.RABBITMQ).placement(Datastore.Placement.CREATE))
                .env("DB_URL", EnvValue.of(Ref.datastore("db"), Attribute.URL))
                .env("DB_USER", EnvValue.of(Ref.datastore("db"), Attribute.USER))
                .env("CACHE_DATABASE", EnvValue.of(Ref.datastore("cache"), Attribute.DATABASE))
                .env("CACHE_USER", EnvValue.of(Ref.datastore("cache"), Attribute.USER))
                .env("SQL_URL", EnvValue.of(Ref.datastore("sql"), Attribute.URL))
                .env("SQL_USER", EnvValue.of(Ref.datastore("sql"), Attribute.USER))
                .env("QUEUE_URL", EnvValue.of(Ref.datastore("queue"), Attribute.URL))
                .env("QUEUE_DATABASE", EnvValue.of(Ref.datastore("queue"), Attribute.DATABASE)));

        assertThat(made.environment("worker"))
                .isEqualTo(Map.of(
                        "DB_URL", "postgres://postgres:${POSTGRES_PASSWORD}@db:5432/my_shop?sslmode=${SSL_MODE}",
                        "DB_USER", "postgres",
                        "CACHE_DATABASE", "0",
                        "SQL_URL", "mysql://app:${MYSQL_PASSWORD}@sql:3306/my_shop",
                        "SQL_USER", "app",
                        "QUEUE_URL", "amqp://app:${RABBITMQ_PASSWORD}@queue:5672"));
        assertThat(made.told(DefangFinding.ENV_HAS_NO_VALUE)).containsExactly("env.CACHE_USER", "env.QUEUE_DATABASE");
    }

    @Test
    void config_values_of_servers_give_way_to_names_of_the_app() {
        Made made = Made.of(App.builder("shop")
                .process("worker", worker -> {})
                .datastore("db", db -> db.kind(Kind.POSTGRES))
                .env("DB_URL", EnvValue.of(Ref.datastore("db"), Attribute.URL))
                .env("POSTGRES_PASSWORD", EnvValue.literal("another"))
                .env("SSL_MODE", EnvValue.literal("mine")));
        Made own = Made.of(App.builder("shop")
                .process("worker", worker -> {})
                .datastore("db", db -> db.kind(Kind.POSTGRES))
                .env("DB_URL", EnvValue.of(Ref.datastore("db"), Attribute.URL))
                .env("POSTGRES_PASSWORD", EnvValue.of(Ref.datastore("db"), Attribute.PASSWORD)));

        assertThat(made.environment("worker"))
                .containsEntry(
                        "DB_URL", "postgres://postgres:${POSTGRES_PASSWORD_2}@db:5432/shop?sslmode=${SSL_MODE_2}");
        assertThat(own.environment("worker"))
                .containsEntry("DB_URL", "postgres://postgres:${POSTGRES_PASSWORD}@db:5432/shop?sslmode=${SSL_MODE}");
    }

    @Test
    void each_of_several_servers_has_a_password_of_its_own() {
        Made made = Made.of(App.builder("shop")
                .process("worker", worker -> {})
                .datastore("main", db -> db.kind(Kind.POSTGRES))
                .datastore("2nd-db", db -> db.kind(Kind.POSTGRES))
                .env("MAIN_PASSWORD", EnvValue.of(Ref.datastore("2nd-db"), Attribute.PASSWORD))
                .env("OTHER", EnvValue.of(Ref.datastore("main"), Attribute.PASSWORD)));

        assertThat(made.environment("worker"))
                .containsEntry("MAIN_PASSWORD", "${_2ND_DB_PASSWORD}")
                .containsEntry("OTHER", "${MAIN_PASSWORD_2}");
    }

    @ParameterizedTest
    @EnumSource
    void what_a_cloud_lacks_is_told(Cloud cloud) {
        Made made = Made.of(
                App.builder("shop")
                        .build(build -> build.buildpacks(List.of("heroku/ruby")))
                        .process("web", web -> web.http(http -> {}))
                        .release(Command.shell("bin/migrate"))
                        .datastore("cache", cache -> cache.kind(Kind.REDIS))
                        .datastore("mongo", db -> db.kind(Kind.MONGODB).placement(Datastore.Placement.CREATE))
                        .domain("example.com"),
                "cloud=" + cloud);

        boolean isLarge = cloud == Cloud.AWS || cloud == Cloud.GCP;
        boolean isOcean = cloud == Cloud.DIGITALOCEAN;
        assertThat(made.told(CloudFinding.RELEASE_NOT_RUN).isEmpty()).isEqualTo(isLarge);
        assertThat(made.told(CloudFinding.RAILPACK_MISSING).isEmpty()).isEqualTo(isLarge);
        assertThat(made.told(StoreFinding.MONGODB_LIMITS).isEmpty()).isEqualTo(!isLarge);
        assertThat(made.at("mongo", "x-defang-mongodb")).isEqualTo(isLarge ? true : "");
        assertThat(made.told(StoreFinding.DATASTORE_LOSES_DATA).contains("datastores.cache.kind"))
                .isEqualTo(isOcean);
        assertThat(made.told(CloudFinding.DOMAIN_NOT_ON_CLOUD).isEmpty()).isEqualTo(!isOcean);
        assertThat(made.told(CloudFinding.REDIS_ON_AZURE).isEmpty()).isEqualTo(cloud != Cloud.AZURE);
    }
}
