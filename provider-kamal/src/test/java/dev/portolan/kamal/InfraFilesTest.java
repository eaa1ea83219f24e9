package dev.portolan.kamal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portolan.document.Document;
import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.Datastore;
import dev.portolan.model.Service;
import dev.portolan.report.Finding;
import dev.portolan.spi.Output;
import dev.portolan.spi.Settings;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.TerraformFile;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Terraform's files, without its tool. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class InfraFilesTest {
    private static final Settings DNS = Made.NONE.with(InfraSettings.DNS, InfraSettings.CLOUDFLARE);

    @Test
    void the_firewall_opens_what_the_app_publishes() {
        App.Builder app = App.builder("shop")
                .process("web", web -> web.http(http -> {}))
                .process(
                        "raw",
                        raw -> raw.service(
                                "tcp",
                                tcp -> tcp.port(5000)
                                        .protocol(Service.Protocol.TCP)
                                        .exposure(Service.Exposure.PUBLIC)
                                        .publishedPort(6000)))
                .process(
                        "names",
                        names -> names.service(
                                "udp",
                                udp -> udp.port(53)
                                        .protocol(Service.Protocol.UDP)
                                        .exposure(Service.Exposure.PUBLIC)));
        String firewall = Made.of(app, InfraApps.HETZNER).file("deploy/kamal/infra/firewall.tf.json");

        assertThat(firewall.replaceAll("\\s+", " "))
                .contains("\"raw tcp\", \"direction\": \"in\", \"protocol\": \"tcp\", \"port\": \"6000\"")
                .contains("\"names udp\", \"direction\": \"in\", \"protocol\": \"udp\", \"port\": \"53\"")
                .contains("\"port\": \"80\"", "\"port\": \"443\"");
        assertThat(Made.of(App.builder("shop").process("worker", worker -> {}), InfraApps.HETZNER)
                        .file("deploy/kamal/infra/firewall.tf.json"))
                .contains("\"22\"")
                .doesNotContain("\"80\"", "\"443\"");
    }

    @ParameterizedTest
    @CsvSource({"203.0.113.9, A", "2001:db8::1, AAAA"})
    void records_lead_to_the_address_of_a_server_that_is_there(String host, String type) {
        Made made = Made.of(site(), DNS.with(KamalSettings.HOSTS, List.of(host)));

        String records = made.file("deploy/kamal/infra/dns.tf.json").replaceAll("\\s+", " ");
        assertThat(records)
                .contains("example.com", "\"type\": \"" + type + "\"", "\"content\": \"" + host + "\"")
                .containsOnlyOnce("cloudflare_dns_record\"")
                .containsOnlyOnce("\"content\"");
        assertThat(made.told(InfraFinding.RECORD_WITHOUT_ADDRESS)).isEmpty();
    }

    @Test
    void a_record_cannot_lead_to_a_name() {
        Made made = Made.of(site(), DNS.with(KamalSettings.HOSTS, List.of("a.example.com")));

        assertThat(made.messages(InfraFinding.RECORD_WITHOUT_ADDRESS)).hasSize(1);
    }

    @Test
    void the_files_name_the_variables_with_the_tokens_that_they_need() {
        String path = "deploy/kamal/infra/versions.tf.json";

        assertThat(Made.of(site(), InfraApps.HETZNER).file(path)).contains("read HCLOUD_TOKEN from");
        assertThat(Made.of(site(), InfraApps.BOTH).file(path))
                .contains("read HCLOUD_TOKEN and CLOUDFLARE_API_TOKEN from");
        assertThat(Made.of(site(), DNS.with(KamalSettings.HOSTS, List.of("203.0.113.9")))
                        .file(path))
                .contains("read CLOUDFLARE_API_TOKEN from");
    }

    @Test
    void the_kernel_is_told_only_what_datastores_ask_of_it() {
        String path = "deploy/kamal/infra/" + CloudInit.NAME;
        App.Builder redis = site().datastore("cache", store -> store.kind(Datastore.Kind.REDIS));

        assertThat(Made.of(site(), InfraApps.HETZNER).file(path)).isNotEmpty().doesNotContain("60-datastores.conf");
        assertThat(Made.of(redis, InfraApps.HETZNER).file(path))
                .contains("60-datastores.conf", "vm.overcommit_memory=1")
                .doesNotContain("vm.max_map_count");
    }

    @Test
    void the_load_balancer_asks_for_a_name_that_is_one() {
        Made made = Made.of(
                App.builder("shop")
                        .process("web", web -> web.count(2).http(http -> {}))
                        .domain("*.example.com")
                        .domain("example.com"),
                InfraApps.HETZNER.with(InfraSettings.SERVERS, 2));

        assertThat(made.file("deploy/kamal/infra/balancer.tf.json")).contains("\"domain\": \"example.com\"");
    }

    @Test
    void a_region_without_a_location_is_told_where_none_is_set() {
        App.Builder mars = App.builder("shop").region("mars").process("web", web -> {});

        assertThat(Made.of(mars, InfraApps.HETZNER).told(InfraFinding.LOCATION_UNKNOWN))
                .containsExactly("region");
        assertThat(Made.of(mars, InfraApps.HETZNER.with(InfraSettings.LOCATION, "hel1"))
                        .told(InfraFinding.LOCATION_UNKNOWN))
                .isEmpty();
        assertThat(Made.of(App.builder("shop").region("eu").process("web", web -> {}), InfraApps.HETZNER)
                        .told(InfraFinding.LOCATION_UNKNOWN))
                .isEmpty();
    }

    @Test
    void a_size_of_servers_is_a_word_and_a_number() {
        assertThat(InfraSettings.SERVER_TYPE.parse(List.of("cax31"))).isEqualTo("cax31");
        assertThatThrownBy(() -> InfraSettings.SERVER_TYPE.parse(List.of("large")))
                .hasMessageContaining("cx33");
    }

    @ParameterizedTest
    @CsvSource({
        "9, false",
        "10, true",
        "99, true",
        "1019, true",
        "10239, true",
        "10240, true",
        "10241, false",
        "0, false"
    })
    void a_volume_has_10_to_10240_GB(int size, boolean isTaken) {
        assertThat(check(it -> it.resource("hcloud_volume", "data", block -> block.put("size", fact(size)))))
                .isEqualTo(isTaken ? List.of() : List.of("hcloud_volume.data: a volume has 10 to 10240 GB."));
    }

    @ParameterizedTest
    @CsvSource({"true, 60, false", "true, 1, true", "false, 60, true"})
    void a_proxied_record_has_the_ttl_1(boolean isProxied, int ttl, boolean isTaken) {
        assertThat(check(it -> it.resource(
                        "cloudflare_dns_record",
                        "www",
                        block -> block.put("ttl", fact(ttl)).put("proxied", fact(isProxied)))))
                .isEqualTo(
                        isTaken ? List.of() : List.of("cloudflare_dns_record.www: a proxied record needs the ttl 1."));
    }

    @Test
    void a_server_needs_the_file_that_it_starts_with_and_that_has_32_KiB_at_most() {
        Consumer<TerraformFile> server = it -> it.resource(
                "hcloud_server",
                "app_1",
                block -> block.put("user_data", Expression.of("file(\"cloud-init.yaml.tftpl\")")));

        assertThat(check(server)).containsExactly("hcloud_server.app_1: cloud-init.yaml.tftpl is missing.");
        assertThat(check(server, template(100))).isEmpty();
        assertThat(check(server, template(33_000)))
                .containsExactly("hcloud_server.app_1: user_data has more than 32 KiB.");
    }

    @Test
    void what_Terraform_itself_refuses_is_refused() {
        assertThat(check(it -> it.output("address", "Gone.", Expression.of("hcloud_server.gone.id"))))
                .singleElement()
                .asString()
                .startsWith("output.address: ");
    }

    private static App.Builder site() {
        return App.builder("shop").process("web", web -> web.http(http -> {})).domain("example.com");
    }

    private static Document template(int letters) {
        Document template = Document.text("deploy/kamal/infra/" + CloudInit.NAME);
        template.text().line("a".repeat(letters));
        return template;
    }

    private static List<String> check(Consumer<TerraformFile> content, Document... others) {
        var out = Output.builder();
        TerraformFile file = TerraformFile.in(out, "deploy/kamal/infra/servers.tf.json", "");
        file.terraform(settings -> settings.requiredProvider("hcloud", "hetznercloud/hcloud", "~> 1.68", "a test")
                .requiredProvider("cloudflare", "cloudflare/cloudflare", "~> 5.22", "a test"));
        content.accept(file);
        var documents = new ArrayList<>(out.build().documents());
        documents.addAll(List.of(others));
        return new KamalProvider()
                .check(documents).stream()
                        .map(Finding::message)
                        .map(InfraFilesTest::own)
                        .toList();
    }

    private static String own(String message) {
        return message.replace(" Terraform does not take these files. Change what the overlay changed.", "");
    }

    private static <T> Fact<T> fact(T value) {
        return Fact.chosen(value, "a test");
    }
}
