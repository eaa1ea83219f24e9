package dev.portolan.kamal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.document.Document;
import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.report.Finding;
import dev.portolan.report.Word;
import dev.portolan.spi.Settings;
import dev.portolan.testkit.terraform.ProviderSchema;
import dev.portolan.testkit.terraform.RealTerraform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The files from which Terraform rents the servers. */
class InfraTest {
    private static final KamalProvider KAMAL = new KamalProvider();

    @TempDir
    private Path folder;

    /** Cloudflare's and Hetzner's arguments are dated tables; their values are not known to the stand-ins. */
    @TestFactory
    Stream<DynamicTest> terraformTakesTheFiles() {
        return InfraApps.all().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    List<Document> documents = documents(entry.getValue());
                    Path work = Files.createDirectories(folder.resolve(entry.getKey()));
                    assertThat(write(documents, work)).isPositive();
                    var run = terraform(work).run("validate", "-no-color");
                    assertThat(run.errors()).isEmpty();
                    assertThat(run.out()).contains("Success!");
                }));
    }

    @TestFactory
    Stream<DynamicTest> ourOwnRulesTakeTheFiles() {
        return InfraApps.all().entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> assertThat(InfraRules.check(documents(entry.getValue())))
                                .isEmpty()));
    }

    @Test
    void theFirstServerMountsTheVolumeAndTheOthersHaveNone() throws IOException, InterruptedException {
        var three = new InfraApps.Case(InfraApps.spread(), InfraApps.BOTH.with(InfraSettings.SERVERS, 3));
        write(documents(three), folder);
        Files.writeString(folder.resolve("main.tf.json"), """
                {"output": {
                  "with": {"value": "${templatefile(\\"${path.module}/cloud-init.yaml.tftpl\\", { volume = 42 })}"},
                  "without": {"value": "${templatefile(\\"${path.module}/cloud-init.yaml.tftpl\\", { volume = \\"\\" })}"}}}
                """);
        for (String file :
                List.of("servers", "network", "volume", "firewall", "balancer", "dns", "outputs", "versions")) {
            Files.delete(folder.resolve(file + ".tf.json"));
        }
        var terraform = terraform(folder);
        assertThat(terraform.run("apply", "-auto-approve", "-no-color").errors())
                .isEmpty();
        assertThat(terraform.run("output", "-raw", "with").out()).isEqualTo("""
                        #cloud-config
                        package_update: true
                        packages: [ca-certificates, curl, fail2ban, unattended-upgrades]
                        write_files:
                          # Containers keep running when Docker itself is upgraded.
                          - path: /etc/docker/daemon.json
                            content: |
                              {"live-restore": true}
                          # What the datastores ask of the kernel.
                          - path: /etc/sysctl.d/60-datastores.conf
                            content: |
                              # cache: copies of memory for its backups.
                              vm.overcommit_memory=1
                              # search: more memory maps than Linux gives.
                              vm.max_map_count=262144
                        runcmd:
                          - sysctl --system
                          - fallocate -l 2G /swapfile && chmod 600 /swapfile && mkswap /swapfile && swapon /swapfile
                          - echo '/swapfile none swap sw 0 0' >> /etc/fstab
                          # The volume of search, cache is attached while the server starts.
                          - timeout 600 sh -c 'until [ -e /dev/disk/by-id/scsi-0HC_Volume_42 ]; do sleep 2; done'
                          - mkdir -p /mnt/data
                          # Without it Docker does not start, so that no datastore begins anew on an empty folder.
                          - echo '/dev/disk/by-id/scsi-0HC_Volume_42 /mnt/data ext4 discard,nofail,x-systemd.required-by=docker.service,x-systemd.before=docker.service 0 2' >> /etc/fstab
                          - systemctl daemon-reload
                          - mount /mnt/data
                          - curl -fsSL https://get.docker.com | sh
                          - docker network create kamal
                        """);
        assertThat(terraform.run("output", "-raw", "without").out())
                .doesNotContain("Volume", "/mnt/data")
                .endsWith("  - docker network create kamal\n");
    }

    @Test
    void whatTerraformWouldRefuseIsTold() {
        assertThat(InfraBroken.all().stream().flatMap(files -> InfraRules.check(files).stream()))
                .extracting(Finding::detail)
                .containsExactly(
                        "output.address: it refers to hcloud_server.gone, which is not there.",
                        "hcloud_volume.data: a volume has 10 to 10240 GB.",
                        "cloudflare_dns_record.www: a proxied record needs the ttl 1.",
                        "hcloud_server.app_1: cloud-init.yaml.tftpl is missing.");
    }

    @Test
    void settingsWithoutAServerAreTold() {
        Settings settings = Settings.none("kamal")
                .with(InfraSettings.SERVERS, 2)
                .with(InfraSettings.DNS, InfraSettings.CLOUDFLARE)
                .with(KamalSettings.HOSTS, List.of("a.example.com"));
        assertThat(KAMAL.translate(KamalApps.shop(), settings).findings())
                .extracting(Finding::code)
                .contains(InfraFinding.SETTING_WITHOUT_SERVER, InfraFinding.RECORD_WITHOUT_ADDRESS);
        assertThat(KAMAL.translate(KamalApps.packed(), InfraApps.BOTH).findings())
                .extracting(Finding::code)
                .contains(InfraFinding.DNS_WITHOUT_DOMAIN);
    }

    @Test
    void onlyFilesThatKnowTheServersWaitForThem() {
        Settings known = InfraApps.HETZNER.with(KamalSettings.HOSTS, List.of("203.0.113.9"));
        assertThat(ready(known)).isEqualTo("ssh root@203.0.113.9 cloud-init status --wait && docker version");
        assertThat(ready(InfraApps.HETZNER)).startsWith("sh -c ").endsWith("exit 1");
    }

    /** The command that waits for the servers. */
    private static String ready(Settings settings) {
        return KAMAL.translate(KamalApps.shop(), settings).steps().stream()
                .filter(step -> step.id().equals("infra.ready"))
                .flatMap(step -> step.lines().stream())
                .flatMap(line -> line.words().stream())
                .map(word -> word instanceof Word.Text text ? text.text() : String.valueOf(word.facts()[0].get()))
                .collect(Collectors.joining(" "));
    }

    private static List<Document> documents(InfraApps.Case given) {
        return KAMAL.translate(given.app(), given.settings()).documents();
    }

    /** Writes the files of Terraform's folder; answers how many there are. */
    private static int write(List<Document> documents, Path work) throws IOException {
        int count = 0;
        for (Document document : documents) {
            int at = document.path().indexOf("/infra/");
            if (at >= 0) {
                Files.writeString(
                        work.resolve(document.path().substring(at + "/infra/".length())),
                        DocumentWriter.write(document));
                count++;
            }
        }
        return count;
    }

    private static RealTerraform terraform(Path work) {
        Optional<RealTerraform> terraform =
                RealTerraform.in(work, schema("hetznercloud/hcloud"), schema("cloudflare/cloudflare"));
        assumeTrue(terraform.isPresent());
        return terraform.get();
    }

    private static ProviderSchema schema(String address) {
        String table = address.substring(address.indexOf('/') + 1) + "-schema.csv";
        return ProviderSchema.read(address, table, InfraTest.class.getResourceAsStream(table));
    }
}
