package dev.portolan.fly;

import static dev.portolan.fly.FlyAnswersTests.commands;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.github.GithubSettings;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.Datastore;
import dev.portolan.model.Domain;
import dev.portolan.model.EnvValue;
import dev.portolan.model.Ref;
import dev.portolan.model.Trigger;
import dev.portolan.report.EveryDay;
import dev.portolan.report.Line;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.spi.Output;
import dev.portolan.spi.Settings;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The order of the steps of a move, and what each types. */
class FlyMoveTests {
    private static final Settings NONE = Settings.none("fly");

    private static App.Builder shop() {
        return App.builder("shop")
                .process("web", web -> web.command(Command.exec("web")).count(2).http(http -> {}));
    }

    private static Output translate(App.Builder app) {
        return new FlyProvider().translate(app.build(), NONE);
    }

    private static Step step(Output output, String id) {
        return output.steps().stream()
                .filter(step -> step.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> ids(Output output, Phase phase) {
        return output.steps().stream()
                .filter(step -> step.phase() == phase)
                .map(Step::id)
                .toList();
    }

    /** The sentences of a step. */
    private static String said(Step step) {
        return step.lines().stream()
                .filter(Line.Say.class::isInstance)
                .map(line -> line.words().stream().map(FlyAnswersTests::typed).collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void a_certificate_is_there_before_the_outage_and_the_cut_over_changes_only_what_leads_users() {
        Output output = translate(shop().domain("shop.example.com"));

        assertThat(ids(output, Phase.PROVISION)).containsExactly("certificate.shop.example.com");
        assertThat(commands(output, "certificate.shop.example.com"))
                .containsExactly(
                        "fly certs add shop.example.com -a shop",
                        "fly certs setup shop.example.com -a shop",
                        "fly certs check shop.example.com -a shop");
        assertThat(said(step(output, "certificate.shop.example.com")))
                .contains("the CNAME _acme-challenge.shop.example.com to the target");
        assertThat(step(output, "certificate.shop.example.com").undo()).hasSize(1);
        assertThat(commands(output, "domain.shop.example.com"))
                .containsExactly(
                        "fly certs check shop.example.com -a shop", "fly certs setup shop.example.com -a shop");
        assertThat(said(step(output, "domain.shop.example.com")))
                .contains("point shop.example.com to Fly")
                .doesNotContain("_acme-challenge");
    }

    @Test
    void the_challenge_of_a_wildcard_stands_at_the_name_itself() {
        Output output = translate(shop().domain("*.example.com"));

        assertThat(said(step(output, "certificate.-.example.com")))
                .contains("the CNAME _acme-challenge.example.com to");
    }

    @Test
    void a_certificate_of_ones_own_is_handed_over_and_the_name_is_shown_to_be_ones_own_before_the_outage() {
        Output output = translate(shop().domain("*.example.com", domain -> domain.tls(Domain.Tls.OWN)));

        assertThat(commands(output, "certificate.-.example.com"))
                .containsExactly(
                        "fly certs import *.example.com --fullchain $CERTIFICATE_FILE --private-key $KEY_FILE -a shop",
                        "fly certs setup *.example.com -a shop",
                        "fly certs check *.example.com -a shop");
        assertThat(said(step(output, "certificate.-.example.com")))
                .contains("the TXT record _fly-ownership.example.com")
                .doesNotContain("_acme-challenge");
    }

    @Test
    void a_domain_without_TLS_asks_for_no_certificate() {
        Output output = translate(shop().domain("shop.example.com", domain -> domain.tls(Domain.Tls.NONE)));

        assertThat(ids(output, Phase.PROVISION)).isEmpty();
        assertThat(commands(output, "domain.shop.example.com")).containsExactly("fly ips list -a shop");
        assertThat(said(step(output, "domain.shop.example.com"))).doesNotContain("certs");
    }

    @Test
    void no_deploy_starts_what_runs_0_times() {
        App.Builder app = shop().process(
                        "mailer", mailer -> mailer.command(Command.exec("mail")).count(0))
                .process("worker", worker -> worker.command(Command.exec("work")))
                .job("nightly", job -> job.command(Command.exec("report")).cron("15 4 * * *"));
        Output output = translate(app);

        assertThat(commands(output, "deploy"))
                .containsExactly("fly deploy --ha=false --process-groups web,worker,cron -a shop");
        assertThat(commands(output, "scale")).containsExactly("fly scale count web=2 mailer=0 -a shop --yes");
        assertThat(commands(output, "previous"))
                .contains("fly deploy --image $PREVIOUS_IMAGE --skip-release-command --update-only -a shop");
        assertThat(commands(output, EveryDay.DEPLOY.id())).containsExactly("fly deploy --update-only -a shop");
        assertThat(commands(output, EveryDay.ROLL_BACK.id()))
                .containsExactly("fly deploy --image $PREVIOUS_IMAGE --skip-release-command --update-only -a shop");
    }

    private static App.Builder withData() {
        return shop().process(
                        "mailer", mailer -> mailer.command(Command.exec("mail")).count(0))
                .job("nightly", job -> job.command(Command.exec("report")).cron("15 4 * * *"))
                .datastore("db", db -> db.kind(Datastore.Kind.POSTGRES))
                .datastore("queue", queue -> queue.kind(Datastore.Kind.REDIS))
                .datastore("files", files -> files.kind(Datastore.Kind.OBJECT_STORAGE))
                .env("DATABASE_URL", EnvValue.of(Ref.datastore("db"), EnvValue.Attribute.URL))
                .env("REDIS_URL", EnvValue.of(Ref.datastore("queue"), EnvValue.Attribute.URL));
    }

    @Test
    void nothing_runs_on_Fly_either_while_a_database_is_copied() {
        Output output = translate(withData());

        // The keys of the bucket are asked of a machine that runs.
        assertThat(ids(output, Phase.DATA))
                .containsExactly(
                        "freeze",
                        "bucket.files.copy",
                        "freeze.fly",
                        "postgres.db.copy",
                        "redis.queue.copy",
                        "deploy.again",
                        "scale.again");
        assertThat(commands(output, "freeze.fly"))
                .containsExactly("fly scale count web=0 mailer=0 cron=0 -a shop --yes");
        assertThat(commands(output, "deploy.again"))
                .containsExactly("fly deploy --ha=false --process-groups web,cron -a shop");
        assertThat(commands(output, "scale.again")).isEqualTo(commands(output, "scale"));
    }

    @Test
    void a_scheduled_machine_is_made_when_the_data_is_there() {
        Output output = new FlyProvider().translate(withData().build(), NONE.with(FlySettings.SCHEDULE, "steps"));

        assertThat(ids(output, Phase.DATA)).endsWith("deploy.again", "scale.again", "job.nightly");
        assertThat(commands(output, "freeze.fly")).containsExactly("fly scale count web=0 mailer=0 -a shop --yes");
    }

    private static App.Builder withFirstJob() {
        return shop().job(
                        "seed", job -> job.command(Command.exec("seed", "it's")).trigger(new Trigger.FirstDeploy()))
                .release(Command.exec("migrate"));
    }

    @Test
    void the_first_job_runs_behind_the_release_where_no_data_is_copied() {
        Output output = translate(withFirstJob());

        assertThat(ids(output, Phase.DEPLOY)).containsSubsequence("deploy", "job.seed");
        assertThat(commands(output, "deploy")).containsExactly("fly deploy --ha=false -a shop");
        assertThat(commands(output, "job.seed")).containsExactly("fly console --command seed \"it's\" -a shop");
    }

    @Test
    void the_first_job_is_never_run_by_itself_on_copied_data() {
        Output output = translate(withFirstJob().datastore("db", db -> db.kind(Datastore.Kind.POSTGRES)));

        assertThat(ids(output, Phase.DEPLOY)).doesNotContain("job.seed");
        assertThat(ids(output, Phase.DATA)).containsSubsequence("deploy.again", "job.seed");
        assertThat(commands(output, "job.seed")).isEmpty();
        assertThat(said(step(output, "job.seed")))
                .startsWith("Only where no data was copied")
                .contains("fly console");
    }

    private static App.Builder withVolume() {
        return App.builder("shop")
                .process(
                        "web",
                        web -> web.command(Command.exec("web"))
                                .http(http -> {})
                                .volume("uploads", volume -> volume.mountPath("/data/uploads")));
    }

    @Test
    void what_lies_on_a_volume_is_copied_while_nobody_writes() {
        Output output = translate(withVolume());

        assertThat(ids(output, Phase.DATA)).containsExactly("freeze", "volume.web-uploads.copy");
        assertThat(said(step(output, "volume.web-uploads.copy")))
                .contains(
                        "tar -czf files.tar.gz -C /data/uploads .",
                        "fly ssh sftp put files.tar.gz /data/uploads/files.tar.gz --machine MACHINE -a shop",
                        "--command 'tar -xzf /data/uploads/files.tar.gz -C /data/uploads' --machine MACHINE -a shop");
    }

    @Test
    void what_lies_on_a_volume_is_copied_while_a_machine_that_mounts_it_runs() {
        Output output = translate(withVolume().datastore("db", db -> db.kind(Datastore.Kind.POSTGRES)));

        assertThat(ids(output, Phase.DATA))
                .containsSubsequence("freeze", "volume.web-uploads.copy", "freeze.fly", "postgres.db.copy");
    }

    @Test
    void machines_run_on_while_only_files_are_copied() {
        Output output = translate(shop().datastore("files", files -> files.kind(Datastore.Kind.OBJECT_STORAGE)));

        assertThat(ids(output, Phase.DATA)).containsExactly("freeze", "bucket.files.copy", "deploy.again");
        assertThat(commands(output, "deploy.again")).containsExactly("fly deploy -a shop");
    }

    @Test
    void where_everything_runs_0_times_the_first_deploy_starts_nothing() {
        App.Builder app = App.builder("shop")
                .process("web", web -> web.command(Command.exec("web")).count(0));

        assertThat(commands(translate(app), "deploy")).containsExactly("fly deploy --ha=false --update-only -a shop");
    }

    @Test
    void a_deploy_is_for_all_groups_where_each_runs() {
        assertThat(commands(translate(shop()), "deploy")).containsExactly("fly deploy --ha=false -a shop");
        assertThat(commands(translate(shop()), EveryDay.DEPLOY.id())).containsExactly("fly deploy -a shop");
    }

    @Test
    void a_push_does_not_start_what_runs_0_times() {
        App.Builder app = shop().process(
                        "mailer", mailer -> mailer.command(Command.exec("mail")).count(0));

        Output output = new FlyProvider().translate(app.build(), NONE.with(GithubSettings.CI, "github"));

        assertThat(output.documents())
                .filteredOn(document -> document.path().startsWith(".github/"))
                .extracting(DocumentWriter::write)
                .allSatisfy(workflow -> assertThat(workflow).contains("flyctl deploy --remote-only --update-only"))
                .hasSize(1);
    }

    /** The words of the commands of a step whose output goes elsewhere. */
    private static List<String> piped(Output output, String id) {
        return step(output, id).lines().stream()
                .filter(line -> line instanceof Line.Filtered || line instanceof Line.Kept)
                .map(line -> line.words().stream()
                        .map(FlyAnswersTests::typed)
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    @Test
    void a_command_in_a_pipe_has_nothing_left_to_ask() {
        Output output = translate(withData());

        assertThat(piped(output, "redis.queue"))
                .containsExactly("fly redis create --name shop-queue --org $FLY_ORG --region iad --no-replicas"
                        + " --disable-eviction --enable-prodpack=false");
        assertThat(step(output, "redis.queue").why()).contains("FLY_ORG is the slug");
        assertThat(piped(output, "bucket.files")).containsExactly("fly storage create --name shop-files --yes -a shop");
        assertThat(said(step(output, "bucket.files"))).contains("agree to the terms of Tigris");
    }

    @Test
    void an_organization_that_is_set_and_a_plan_leave_nothing_to_ask_either() {
        Output output = new FlyProvider()
                .translate(
                        withData().build(),
                        NONE.with(FlySettings.ORGANIZATION, "acme").with(FlySettings.REDIS_PLAN, "flyio_fixed_1gb"));

        assertThat(piped(output, "redis.queue"))
                .containsExactly("fly redis create --name shop-queue --org acme --region iad --no-replicas"
                        + " --disable-eviction --enable-prodpack=false --plan flyio_fixed_1gb"
                        + " --enable-auto-upgrade=false");
        assertThat(step(output, "redis.queue").why()).doesNotContain("FLY_ORG");
    }
}
