package dev.portolan.heroku;

import static dev.portolan.heroku.Project.manifest;
import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.fact.Fact;
import dev.portolan.fact.Origin;
import dev.portolan.heroku.live.LiveFinding;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.model.Build;
import dev.portolan.model.Command;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvValue.Attribute;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Ref;
import dev.portolan.model.Trigger;
import java.util.List;
import org.junit.jupiter.api.Test;

class ManifestTest {
    private static final String WEB = "build:\n  docker:\n    web: Dockerfile\n";

    @Test
    void imageRunsItsOwnCommandWhereNobodyNamesAnother() {
        var project = manifest(WEB);
        assertThat(build(project).file().get()).isEqualTo("Dockerfile");
        assertThat(build(project).context().isAbsent()).isTrue();
        ProcessType web = project.process("web");
        assertThat(web.command().get()).isEqualTo(Command.ofImage());
        assertThat(web.command().bases().toString()).contains("heroku.yml:3:5");
        assertThat(web.build()).isEqualTo(new Build.Unstated());
        assertThat(web.services()).hasSize(1);
        assertThat(project.codes()).containsExactly(LiveFinding.LIVE_STATE_MISSING, HerokuFinding.NAME_UNKNOWN);
    }

    @Test
    void buildSeesTheFolderOfItsDockerfile() {
        var project =
                manifest("build: {docker: {web: ./docker/web/Dockerfile}}").and("docker/web/Dockerfile", "");
        assertThat(build(project).file().get()).isEqualTo("docker/web/Dockerfile");
        assertThat(build(project).context().get()).isEqualTo("docker/web");
        assertThat(project.codes()).doesNotContain(HerokuFinding.DOCKERFILE_MISSING);
    }

    @Test
    void dockerfileThatIsNotThereIsTold() {
        assertThat(manifest("build: {docker: {web: other.Dockerfile}}")
                        .finding(HerokuFinding.DOCKERFILE_MISSING)
                        .origins())
                .containsExactly(Origin.inFile("heroku.yml", 1, 23));
    }

    @Test
    void stageOfADockerfileIsRead() {
        var project = manifest("build: {docker: {web: {dockerfile: Dockerfile, target: production}}}");
        assertThat(build(project).file().get()).isEqualTo("Dockerfile");
        assertThat(build(project).target().get()).isEqualTo("production");
    }

    @Test
    void processWithAnotherImageHasABuildOfItsOwn() {
        var project = manifest("""
                        build:
                          docker:
                            worker: worker/Dockerfile
                            web: Dockerfile
                            clock: Dockerfile
                          config:
                            RUBY: 3.40
                        """).and("worker/Dockerfile", "");
        assertThat(build(project).file().get()).isEqualTo("Dockerfile");
        assertThat(values(build(project).args())).containsExactly("3.40");
        var worker = (Build.Dockerfile) project.process("worker").build();
        assertThat(worker.file().get()).isEqualTo("worker/Dockerfile");
        assertThat(worker.context().get()).isEqualTo("worker");
        assertThat(values(worker.args())).containsExactly("3.40");
        assertThat(project.process("clock").build()).isEqualTo(new Build.Unstated());
    }

    @Test
    void appHasTheOnlyImageWhateverItsName() {
        var project = manifest("build: {docker: {release: r/Dockerfile, bot: Dockerfile}}\nrelease: {command: x}");
        assertThat(build(project).file().get()).isEqualTo("Dockerfile");
        assertThat(project.process("bot").services()).isEmpty();
        assertThat(project.codes()).contains(HerokuFinding.RELEASE_IMAGE);
    }

    @Test
    void commandIsATextOrAListOrATable() {
        var project = manifest(WEB + """
                        run:
                          web: bin/web -p $PORT
                          worker:
                            command:
                              - A=1 bin/worker
                            image: web
                          mailer: {command: bin/mail, image: web}
                          both: {command: [a, b], image: web}
                        """);
        assertThat(project.process("web").command().get()).isEqualTo(Command.shell("bin/web -p $PORT"));
        assertThat(project.process("worker").command().get()).isEqualTo(Command.shell("A=1 bin/worker"));
        assertThat(project.process("worker").build()).isEqualTo(new Build.Unstated());
        assertThat(project.process("mailer").command().get()).isEqualTo(Command.shell("bin/mail"));
        assertThat(project.process("both").command().get()).isEqualTo(Command.shell("a && b"));
        assertThat(project.finding(HerokuFinding.COMMANDS_JOINED).detail()).isEqualTo("'run.both.command'.");
        assertThat(project.codes()).doesNotContain(HerokuFinding.IMAGE_UNKNOWN);
    }

    @Test
    void imageThatIsLentToOthersIsNoProcessUnlessItIsTheWebs() {
        var project = manifest("build: {docker: {app: Dockerfile}}\nrun:\n  web: {command: x, image: app}\n");
        assertThat(names(project)).containsExactly("web");
        var web = manifest(WEB + "run:\n  worker: {command: x, image: web}\n");
        assertThat(names(web)).containsExactly("worker", "web");
    }

    @Test
    void processWithoutAnImageIsToldAndKept() {
        var project = manifest(WEB + "run:\n  worker: bin/worker\n  mailer: {command: x, image: wbe}\n");
        assertThat(project.process("worker").command().get()).isEqualTo(Command.shell("bin/worker"));
        assertThat(project.read().findings().stream()
                        .filter(finding -> finding.code() == HerokuFinding.IMAGE_UNKNOWN)
                        .map(finding -> finding.detail()))
                .containsExactly("'run.worker' runs in 'worker'.", "'run.mailer' runs in 'wbe'. Did you mean 'web'?");
    }

    @Test
    void releaseIsAJob() {
        var project = manifest(WEB + "release:\n  image: web\n  command:\n    - rake db:migrate\n");
        assertThat(project.job("release").command().get()).isEqualTo(Command.shell("rake db:migrate"));
        assertThat(project.job("release").trigger().get()).isEqualTo(new Trigger.EachRelease());
        assertThat(project.codes()).containsExactly(LiveFinding.LIVE_STATE_MISSING, HerokuFinding.NAME_UNKNOWN);
        assertThat(names(project)).containsExactly("web");
    }

    @Test
    void releaseUnderRunIsQuotedAndNotCarriedOver() {
        var project = manifest(WEB + "run:\n  release: rake db:migrate\n");
        assertThat(project.app().jobs()).isEmpty();
        assertThat(project.finding(HerokuFinding.RELEASE_IN_RUN).detail()).isEqualTo("It says 'rake db:migrate'.");
    }

    @Test
    void procfileDoesNotCountBesideDockerfiles() {
        var project = manifest(WEB + "run:\n  web: bin/web\n").and("Procfile", "web: bin/web\nworker: bin/worker\n");
        assertThat(names(project)).containsExactly("web");
        var finding = project.finding(HerokuFinding.COMMANDS_DISAGREE);
        assertThat(finding.detail())
                .startsWith("It says 'worker: bin/worker', which the other file does not have; heroku.yml counts,");
        assertThat(finding.origins()).containsExactly(Origin.inFile("Procfile", 2, 1));
        assertThat(project.codes()).containsOnlyOnce(HerokuFinding.COMMANDS_DISAGREE);
    }

    @Test
    void procfileCountsWhereNoDockerfileIsNamed() {
        var project = Project.procfile("web: old\n").and("heroku.yml", "run:\n  web: new\n");
        assertThat(project.process("web").command().get()).isEqualTo(Command.shell("old"));
        assertThat(project.finding(HerokuFinding.COMMANDS_DISAGREE).detail())
                .startsWith("It says 'web: new', not as 'web: old'; the Procfile counts,");
    }

    @Test
    void onAnyOtherStackNothingOfItCounts() {
        var project = manifest(WEB + "setup:\n  config:\n    A: canary\n")
                .and("app.json", "{\"stack\": \"heroku-24\"}")
                .and("Procfile", "web: x\n");
        assertThat(project.app().build()).isInstanceOf(Build.Buildpacks.class);
        assertThat(project.app().env()).isEmpty();
        assertThat(project.finding(HerokuFinding.MANIFEST_UNUSED).detail()).isEqualTo("build.docker, setup.config.");
    }

    @Test
    void setupIsReadAsAppJsonIs() {
        var project = manifest(WEB + """
                        setup:
                          addons:
                            - plan: heroku-postgresql:standard-0
                              as: DATABASE
                              options: {version: 16}
                          config:
                            RAILS_ENV: production
                            WORKERS: 2
                            API_TOKEN: hush
                        """);
        var store = Project.named(project.app().datastores(), "database");
        assertThat(store.version().get()).isEqualTo("16");
        assertThat(store.version().bases().toString()).contains("heroku.yml:8:26");
        assertThat(project.env("DATABASE_URL").value().get())
                .isEqualTo(EnvValue.of(Ref.datastore("database"), Attribute.URL));
        assertThat(project.env("RAILS_ENV").literal().get()).isEqualTo("production");
        assertThat(project.env("WORKERS").literal().get()).isEqualTo("2");
        assertThat(project.env("API_TOKEN").value().get()).isEqualTo(EnvValue.secret());
    }

    @Test
    void whatAppJsonStatesAsWellIsReadOnce() {
        var project =
                manifest(WEB + """
                        setup:
                          addons:
                            - plan: heroku-postgresql:mini
                              as: DATABASE
                            - heroku-redis
                          config: {A: '1', B: '1'}
                        """).and("app.json", "{\"addons\": [\"heroku-postgresql\"], \"env\": {\"B\": \"2\"}}");
        assertThat(project.app().datastores().stream().map(store -> store.name().get()))
                .containsExactly("postgres", "redis");
        assertThat(project.env("A").literal().get()).isEqualTo("1");
        assertThat(project.env("B").literal().get()).isEqualTo("2");
        assertThat(project.read().findings().stream()
                        .filter(finding -> finding.code() == HerokuFinding.SETUP_REPEATED)
                        .map(finding -> finding.detail()))
                .containsExactly("B.", "heroku-postgresql:mini as DATABASE.");
    }

    @Test
    void secretArgumentIsInNoReading() {
        var project = manifest("build: {docker: {web: Dockerfile}, config: {API_TOKEN: hush, NODE: 20}}");
        assertThat(values(build(project).args())).containsExactly("20");
        assertThat(project.read().toString()).doesNotContain("hush");
    }

    @Test
    void mistakesAreToldAndTheRestIsRead() {
        var project = manifest(WEB + "run: [x]\nrelease: rake\nsetup: {addon: []}\nbuilds: {}\n");
        assertThat(project.codes())
                .contains(HerokuFinding.WRONG_SHAPE, HerokuFinding.UNKNOWN_KEY)
                .doesNotContain(HerokuFinding.FACT_REFUSED);
        assertThat(names(project)).containsExactly("web");
        assertThat(Project.with("heroku.yml", "[x]").codes()).contains(HerokuFinding.WRONG_SHAPE);
        assertThat(Project.with("heroku.yml", "").codes()).doesNotContain(HerokuFinding.WRONG_SHAPE);
    }

    private static Build.Dockerfile build(Project project) {
        return (Build.Dockerfile) project.app().build();
    }

    private static List<String> values(List<Fact<String>> facts) {
        return facts.stream().map(Fact::get).toList();
    }

    private static List<String> names(Project project) {
        return project.app().processes().stream()
                .map(process -> process.name().get())
                .toList();
    }
}
