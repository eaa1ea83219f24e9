package dev.portolan.aws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Document;
import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Autoscaling;
import dev.portolan.model.Command;
import dev.portolan.model.Datastore.Kind;
import dev.portolan.model.Datastore.Purpose;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvValue.Attribute;
import dev.portolan.model.Probe;
import dev.portolan.model.Ref;
import dev.portolan.model.Service;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Single lines of the files and steps for AWS. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AwsFilesTest {
    @Test
    void a_stream_is_offered_checked_addressed_and_named() {
        Made made = Made.of(
                App.builder("shop")
                        .process(
                                "mail",
                                mail -> mail.service(
                                        "smtp",
                                        smtp -> smtp.port(2525)
                                                .protocol(Service.Protocol.TCP)
                                                .exposure(Service.Exposure.PUBLIC)
                                                .publishedPort(25)
                                                .stickySessions(true)
                                                .health(check -> check.probe(Probe.http("/up")))))
                        .env("MAIL_URL", EnvValue.of(Ref.service("mail", "smtp"), Attribute.URL))
                        .env("MAIL_HOST", EnvValue.of(Ref.service("mail", "smtp"), Attribute.HOST))
                        .domain("mail.example.com", domain -> domain.service("mail", "smtp")),
                Made.NONE.with(AwsSettings.ZONE, "example.com"));

        assertThat(made.file("infra/network-load-balancer.tf.json"))
                .contains("\"type\": \"source_ip\"")
                .contains("\"protocol\": \"HTTP\", \"path\": \"/up\"")
                .contains("tcp://${aws_lb.raw.dns_name}:25", "\"${aws_lb.raw.dns_name}\"");
        assertThat(made.file("infra/dns.tf.json")).contains("mail.example.com", "${aws_lb.raw.zone_id}");
    }

    @Test
    void a_stream_that_is_not_asked_to_stick_does_not() {
        Made made = Made.of(App.builder("shop")
                .process(
                        "mail",
                        mail -> mail.service(
                                "smtp",
                                smtp -> smtp.port(2525)
                                        .protocol(Service.Protocol.TCP)
                                        .exposure(Service.Exposure.PUBLIC)
                                        .stickySessions(false))));

        assertThat(made.file("infra/network-load-balancer.tf.json"))
                .contains("\"protocol\": \"TCP\"")
                .doesNotContain("source_ip");
    }

    @Test
    void Memcached_has_two_nodes_in_two_zones_where_it_has_to_be_there() {
        String two = memcached(true);
        String one = memcached(false);

        assertThat(two).contains("\"num_cache_nodes\": 2", "\"az_mode\": \"cross-az\"");
        assertThat(one).contains("\"num_cache_nodes\": 1").doesNotContain("cross-az");
    }

    @Test
    void a_cache_throws_out_what_is_old_and_a_queue_does_not() {
        Made made = Made.of(App.builder("shop")
                .datastore("cache", store -> store.kind(Kind.REDIS).purpose(Purpose.CACHE)));
        Made queue = Made.of(App.builder("shop").datastore("queue", store -> store.kind(Kind.REDIS)));

        assertThat(made.file("infra/caches.tf.json")).contains("allkeys-lru").doesNotContain("noeviction");
        assertThat(queue.file("infra/caches.tf.json")).contains("noeviction").doesNotContain("allkeys-lru");
    }

    @Test
    void a_replica_of_a_replica_is_made_after_it() {
        Made made = Made.of(App.builder("shop")
                .datastore("far", db -> db.kind(Kind.POSTGRES).follows("near"))
                .datastore("near", db -> db.kind(Kind.POSTGRES).follows("db"))
                .datastore("db", db -> db.kind(Kind.POSTGRES)));

        assertThat(made.file("infra/databases.tf.json"))
                .contains("\"replicate_source_db\": \"${aws_db_instance.near")
                .contains("\"replicate_source_db\": \"${aws_db_instance.db");
    }

    @Test
    void a_job_that_runs_what_its_image_does_has_no_words() {
        Made made = Made.of(App.builder("shop")
                .process("image", image -> image.command(Command.ofImage()))
                .process("words", words -> words.command(Command.exec("bin/words"))));

        assertThat(made.file("ecs/task-definition.image.json")).isNotEmpty().doesNotContain("\"command\"");
        assertThat(made.file("ecs/task-definition.words.json")).contains("\"command\": [ \"bin/words\" ]");
    }

    @Test
    void requests_are_counted_at_the_process_that_is_scaled_by_them() {
        Made made = Made.of(App.builder("shop")
                .process("web", web -> web.http(http -> {}))
                .process(
                        "api",
                        api -> api.autoscaling(1, 3)
                                .scaleOn(Autoscaling.Metric.REQUESTS, 10)
                                .service("http", http -> http.port(4000).exposure(Service.Exposure.PUBLIC))));

        assertThat(made.file("infra/services.tf.json"))
                .contains("\"target_value\": 600", "aws_lb_target_group.api_http.arn_suffix")
                .doesNotContain("aws_lb_target_group.web_http.arn_suffix");
    }

    @Test
    void users_are_not_sent_where_the_zone_of_their_domain_is_another_account_s() {
        App.Builder served =
                App.builder("shop").process("web", web -> web.http(http -> {})).domain("example.com");
        App.Builder unserved =
                App.builder("shop").process("worker", worker -> {}).domain("example.com");

        assertThat(steps(served, "example.com")).contains("-var=cutover=false");
        assertThat(steps(served, "example.org")).doesNotContain("-var=cutover=false");
        assertThat(steps(unserved, "example.com")).doesNotContain("-var=cutover=false");
    }

    @Test
    void what_is_asked_has_a_name_that_is_one() {
        Made made = Made.of(App.builder("shop")
                .process("web", web -> web.http(http -> http.health("/up")))
                .domain("*.example.com")
                .domain("example.com"));

        assertThat(made.output().steps().toString())
                .contains("https://example.com/up")
                .doesNotContain("https://*.example.com/up");
    }

    @Test
    void optional_secrets_are_offered_and_not_missed() {
        Made made = Made.of(
                App.builder("shop")
                        .process("web", web -> {})
                        .env("MUST", EnvValue.secret())
                        .env("MAY", EnvValue.optionalSecret()),
                Made.NONE.with(AwsSettings.OPTIONAL_SECRETS, List.of("MAY")));

        assertThat(made.steps("secrets.names"))
                .singleElement()
                .asString()
                .contains("MUST")
                .doesNotContain("MAY");
        assertThat(made.output().steps().toString()).contains("env.MAY");
    }

    @Test
    void a_key_of_a_bucket_is_asked_for_by_its_name() {
        Made made = Made.of(App.builder("shop")
                .process("web", web -> {})
                .datastore("files", files -> files.kind(Kind.OBJECT_STORAGE))
                .env("BUCKET_KEY", EnvValue.of(Ref.datastore("files"), Attribute.PASSWORD)));

        assertThat(made.output().steps().toString()).contains("BUCKET_KEY: of an access key for the bucket");
    }

    @Test
    void for_maintenance_the_process_that_users_reach_is_stopped() {
        Made made = Made.of(App.builder("shop")
                .process("worker", worker -> {})
                .process("inner", inner -> inner.service("http", http -> http.port(4000)))
                .process("web", web -> web.http(http -> {})));

        assertThat(made.output().steps())
                .filteredOn(step -> step.toString().contains("the load balancer answers 503"))
                .singleElement()
                .asString()
                .contains("processes.web =")
                .doesNotContain("processes.inner", "processes.worker");
    }

    @Test
    void tasks_have_public_addresses_unless_they_are_to_be_private() {
        App.Builder app = App.builder("shop").process("web", web -> {});

        assertThat(Made.of(app).file("infra/services.tf.json")).contains("\"assign_public_ip\": true");
        assertThat(Made.of(app, Made.NONE.with(AwsSettings.TASKS, "public")).file("infra/services.tf.json"))
                .contains("\"assign_public_ip\": true");
        assertThat(Made.of(app, Made.NONE.with(AwsSettings.TASKS, "private")).file("infra/services.tf.json"))
                .doesNotContain("\"assign_public_ip\": true");
    }

    @Test
    void a_certificate_waits_for_records_of_its_own_only_where_it_has_one_for_each_name() {
        App.Builder app =
                App.builder("shop").process("web", web -> web.http(http -> {})).domain("example.com");
        var zone = Made.NONE.with(AwsSettings.ZONE, "example.com");

        assertThat(Made.of(app, zone).file("infra/certificate.tf.json")).contains("validation_record_fqdns");
        assertThat(Made.of(app.domain("example.org"), zone).file("infra/certificate.tf.json"))
                .contains("aws_acm_certificate_validation")
                .doesNotContain("validation_record_fqdns");
    }

    @Test
    void the_size_of_JSON_is_what_its_texts_marks_and_brackets_have() {
        Document json = Document.json("a.json");
        json.root().put("name", Fact.chosen("é", "a test"));
        json.root().list("list").add(Fact.chosen("ab", "a test"));

        // Two brackets; four letters, two bytes, four letters, two letters, each with three marks; two brackets of the
        // list.
        assertThat(JsonSize.of(json.root())).isEqualTo(2 + 7 + 5 + 7 + 2 + 5);
    }

    private static String memcached(boolean isHigh) {
        return Made.of(App.builder("shop")
                        .process("web", web -> {})
                        .datastore("pages", store -> store.kind(Kind.MEMCACHED).highAvailability(isHigh)))
                .file("infra/caches.tf.json");
    }

    private static String steps(App.Builder app, String zone) {
        return Made.of(app, Made.NONE.with(AwsSettings.ZONE, zone))
                .output()
                .steps()
                .toString();
    }
}
