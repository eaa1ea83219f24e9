package dev.portolan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.App;
import dev.portolan.model.Datastore.Kind;
import dev.portolan.model.Datastore.Purpose;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvValue.Attribute;
import dev.portolan.model.Ref;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is told of servers for data that AWS has otherwise or not at all. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AwsStoreFindingsTest {
    @ParameterizedTest
    @CsvSource({"19, true", "20, false", "65536, false", "65537, true"})
    void a_database_has_20_to_65536_GiB(int size, boolean isTold) {
        assertThat(Made.of(App.builder("shop")
                                .datastore("db", db -> db.kind(Kind.POSTGRES).storageGiB(size)))
                        .told(AwsFinding.STORAGE_RAISED))
                .isEqualTo(isTold ? List.of("datastores.db.storage") : List.of());
    }

    @ParameterizedTest
    @EnumSource(names = {"POSTGRES", "MYSQL", "REDIS", "MEMCACHED"})
    void a_version_that_AWS_has_not_is_told(Kind kind) {
        assertThat(Made.of(App.builder("shop")
                                .datastore("store", store -> store.kind(kind).version("0.1")))
                        .told(AwsFinding.VERSION_OTHER))
                .contains("datastores.store.version");
    }

    @ParameterizedTest
    @CsvSource({"POSTGRES, true", "MYSQL, true", "REDIS, false", "MEMCACHED, false"})
    void a_size_that_a_setting_gives_takes_the_place_of_the_stated_one(Kind kind, boolean isDatabase) {
        Made made = Made.of(
                App.builder("shop").datastore("store", store -> store.kind(kind).memoryMiB(4096)),
                isDatabase
                        ? Made.NONE.with(AwsSettings.DATABASE_CLASS, "db.m7g.large")
                        : Made.NONE.with(AwsSettings.CACHE_NODE, "cache.m7g.large"));

        assertThat(made.told(AwsFinding.SET_OTHERWISE)).containsExactly("datastores.store.memory");
    }

    @Test
    void what_servers_have_no_setting_for_is_told_and_what_they_do_anyway() {
        Made made = Made.of(App.builder("shop")
                .datastore(
                        "sql",
                        db -> db.kind(Kind.MYSQL).tls(true).connections(9).extensions(List.of("x")))
                .datastore("old", db -> db.kind(Kind.POSTGRES).tls(false))
                .datastore(
                        "queue",
                        db -> db.kind(Kind.REDIS).storageGiB(9).connections(9).extensions(List.of("x")))
                .datastore(
                        "pages",
                        db -> db.kind(Kind.MEMCACHED)
                                .purpose(Purpose.CACHE)
                                .tls(false)
                                .storageGiB(9)
                                .extensions(List.of("x")))
                .datastore(
                        "lasting",
                        db -> db.kind(Kind.MEMCACHED).purpose(Purpose.DURABLE).tls(true))
                .datastore(
                        "files",
                        db -> db.kind(Kind.OBJECT_STORAGE)
                                .highAvailability(true)
                                .tls(true)
                                .storageGiB(9)
                                .version("9")
                                .memoryMiB(900)
                                .extensions(List.of("x")))
                .datastore(
                        "other",
                        db -> db.kind(Kind.OBJECT_STORAGE)
                                .highAvailability(false)
                                .tls(false)));

        assertThat(made.told(AwsFinding.SERVER_DOES_IT))
                .containsExactlyInAnyOrder(
                        "datastores.sql.tls",
                        "datastores.pages.purpose",
                        "datastores.pages.tls",
                        "datastores.files.high-availability",
                        "datastores.files.tls",
                        "datastores.files.storage");
        assertThat(made.told(AwsFinding.SERVER_HAS_NO_SUCH))
                .containsExactlyInAnyOrder(
                        "datastores.sql.connections",
                        "datastores.sql.extensions.x",
                        "datastores.old.tls",
                        "datastores.queue.storage",
                        "datastores.queue.connections",
                        "datastores.queue.extensions.x",
                        "datastores.pages.storage",
                        "datastores.pages.extensions.x",
                        "datastores.lasting.purpose",
                        "datastores.lasting.tls",
                        "datastores.files.version",
                        "datastores.files.memory",
                        "datastores.files.extensions.x",
                        "datastores.other.high-availability",
                        "datastores.other.tls");
    }

    @Test
    void a_key_of_a_bucket_is_told_and_its_names_are_not() {
        Made made = Made.of(App.builder("shop")
                .process("web", web -> {})
                .datastore("files", files -> files.kind(Kind.OBJECT_STORAGE).purpose(Purpose.CACHE))
                .env("NAME", EnvValue.of(Ref.datastore("files"), Attribute.DATABASE))
                .env("PLACE", EnvValue.of(Ref.datastore("files"), Attribute.HOST))
                .env("ADDRESS", EnvValue.of(Ref.datastore("files"), Attribute.URL))
                .env("KEY", EnvValue.of(Ref.datastore("files"), Attribute.PASSWORD)));

        assertThat(made.told(AwsFinding.BUCKET_KEYS)).contains("env.KEY").doesNotContain("env.NAME", "env.PLACE");
        assertThat(made.file("infra/buckets.tf.json"))
                .contains("\"force_destroy\": true")
                .contains("\"${aws_s3_bucket.files.bucket_regional_domain_name}\"");
    }

    @Test
    void the_size_of_a_replica_gives_way_to_a_setting_as_well() {
        Made made = Made.of(
                App.builder("shop")
                        .datastore("db", db -> db.kind(Kind.POSTGRES))
                        .datastore(
                                "near",
                                near -> near.kind(Kind.POSTGRES).follows("db").memoryMiB(4096)),
                Made.NONE.with(AwsSettings.DATABASE_CLASS, "db.m7g.large"));

        assertThat(made.told(AwsFinding.SET_OTHERWISE)).containsExactly("datastores.near.memory");
    }
}
