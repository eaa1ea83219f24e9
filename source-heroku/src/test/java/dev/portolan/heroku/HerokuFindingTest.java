package dev.portolan.heroku;

import static dev.portolan.heroku.Project.appJson;
import static dev.portolan.heroku.Project.manifest;
import static dev.portolan.heroku.Project.procfile;
import static dev.portolan.heroku.Project.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.portolan.heroku.live.LiveFinding;
import dev.portolan.heroku.report.CommandFinding;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.report.FindingCode;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every code that is declared is emitted by some project, and stays silent in an ordinary one. */
class HerokuFindingTest {
    private static final Map<FindingCode, Project> EXAMPLES = examples();

    /** The projects as texts, by the code that each makes appear. */
    static Map<String, Map<String, String>> projects() {
        var projects = new LinkedHashMap<String, Map<String, String>>();
        EXAMPLES.forEach((code, project) -> projects.put(code.id(), project.texts()));
        return projects;
    }

    private static Map<FindingCode, Project> examples() {
        var examples = new LinkedHashMap<FindingCode, Project>();
        lines(examples);
        json(examples);
        addOns(examples);
        manifests(examples);
        besides(examples);
        examples.putAll(LiveExamples.all());
        examples.putAll(RunningExamples.all());
        examples.putAll(SuppliedExamples.all());
        examples.putAll(DockerfileExamples.all());
        examples.putAll(SecretExamples.all());
        return Collections.unmodifiableMap(examples);
    }

    private static void lines(Map<FindingCode, Project> examples) {
        examples.put(HerokuFinding.UNMATCHED_LINE, procfile("// a remark\n"));
        examples.put(HerokuFinding.NO_SPACE_AFTER_COLON, procfile("web:x\n"));
        examples.put(HerokuFinding.NO_COLON, procfile("web x\n"));
        examples.put(HerokuFinding.SPACE_BEFORE_COLON, procfile("web : x\n"));
        examples.put(HerokuFinding.DUPLICATE_PROCESS, procfile("web: x\nweb: y\n"));
        examples.put(HerokuFinding.EMPTY_COMMAND, procfile("web: \n"));
        examples.put(HerokuFinding.WRONG_CASE, procfile("Web: x\n"));
        examples.put(HerokuFinding.TRAILING_BACKSLASH, procfile("web: x \\\n"));
        examples.put(HerokuFinding.TABS, procfile("web:\tx\n"));
        examples.put(HerokuFinding.TRAILING_BLANKS, procfile("web: x \n"));
        examples.put(HerokuFinding.BYTE_ORDER_MARK, procfile("\uFEFFweb: x\n"));
        examples.put(HerokuFinding.CARRIAGE_RETURNS, procfile("web: x\r\n"));
        examples.put(HerokuFinding.MERGE_MARKER, procfile(">>>>>>> main\n"));
        examples.put(HerokuFinding.CNB_LINE_REFUSED, procfile("-x: y\n").and("app.json", "{\"stack\": \"cnb\"}"));
        examples.put(HerokuFinding.CNB_RENAMED, procfile("a_b: y\n").and("app.json", "{\"generation\": \"fir\"}"));
        examples.put(CommandFinding.RELEASE_DESTROYS, procfile("web: x\nrelease: rake  db:reset\n"));
        examples.put(HerokuFinding.NO_PROCESS, with("app.json", "{\"env\": {}}"));
        examples.put(HerokuFinding.ON_DEMAND_PROCESSES, procfile("rake: rake\n"));
        examples.put(HerokuFinding.SINGLE_PROCESS, procfile("clock: x\n"));
        examples.put(HerokuFinding.COUNT_UNSTATED, procfile("worker: x\n"));
        examples.put(HerokuFinding.FACT_REFUSED, procfile("w".repeat(200) + ": x\n"));
        examples.put(HerokuFinding.NAME_UNKNOWN, procfile("web: x\n"));
        examples.put(HerokuFinding.DOCKERFILE_UNUSED, procfile("web: x\n").and("Dockerfile", "FROM scratch\n"));
    }

    private static void json(Map<FindingCode, Project> examples) {
        examples.put(HerokuFinding.NOT_HEROKUS_APP_JSON, appJson("{'expo': {}}"));
        examples.put(HerokuFinding.UNKNOWN_KEY, appJson("{'mount_dir': 'x'}"));
        examples.put(HerokuFinding.WRONG_SHAPE, appJson("{'env': ['x']}"));
        examples.put(HerokuFinding.WRONG_VALUE, appJson("{'formation': {'web': {'quantity': 'two'}}}"));
        examples.put(HerokuFinding.DESCRIPTIVE_KEYS, appJson("{'logo': 'x'}"));
        examples.put(HerokuFinding.STAGES_LEFT, appJson("{'environments': {'test': {}}}"));
        examples.put(HerokuFinding.STAGE_UNKNOWN, appJson("{'env': {}}").stage("staging"));
        examples.put(HerokuFinding.PRODUCTION_READ, appJson("{'environments': {'production': {'env': {}}}}"));
        examples.put(HerokuFinding.FORMATION_WITHOUT_PROCESS, appJson("{'formation': {'clock': {'quantity': 1}}}"));
        examples.put(HerokuFinding.SIZE_UNKNOWN, appJson("{'formation': {'web': {'size': 'huge'}}}"));
        examples.put(HerokuFinding.SIZE_SLEEPS, appJson("{'formation': {'web': {'size': 'Eco'}}}"));
        examples.put(HerokuFinding.SECRET_VALUES_LEFT, appJson("{'env': {'SECRET': 'x'}}"));
        examples.put(HerokuFinding.PLATFORM_NAMES, appJson("{'env': {'PORT': '80'}}"));
        examples.put(HerokuFinding.DYNO_METADATA, appJson("{'env': {'HEROKU_APP_NAME': {}}}"));
        examples.put(HerokuFinding.PLATFORM_SWITCHES, appJson("{'env': {'HEROKU_REVIEW_APP': true}}"));
        examples.put(HerokuFinding.BUILDPACK_URL, appJson("{'env': {'BUILDPACK_URL': 'heroku/ruby'}}"));
        examples.put(HerokuFinding.BUILDPACK_CREDENTIALS, appJson("{'buildpacks': [{'url': 'https://u:p@x.org/'}]}"));
        examples.put(HerokuFinding.STACK_ENDED, appJson("{'stack': 'heroku-18'}"));
        examples.put(HerokuFinding.STACK_UNKNOWN, appJson("{'stack': 'ubuntu'}"));
        examples.put(HerokuFinding.DOCKERFILE_MISSING, appJson("{'stack': 'container'}"));
        examples.put(HerokuFinding.CONTAINER_IGNORES_PROCFILE, appJson("{'stack': 'container'}"));
        examples.put(HerokuFinding.SCRIPT_LEFT, appJson("{'scripts': {'test': 'x'}}"));
        examples.put(
                HerokuFinding.HEALTH_CHECK_LEFT, appJson("{'healthchecks': {'worker': [{'path': '/', 'name': 'x'}]}}"));
    }

    private static void addOns(Map<FindingCode, Project> examples) {
        examples.put(HerokuFinding.ADD_ON_UNKNOWN, appJson("{'addons': ['nobody-knows']}"));
        examples.put(HerokuFinding.ADD_ON_ENDED, appJson("{'addons': ['mongolab']}"));
        examples.put(HerokuFinding.ADD_ON_NOT_NEEDED, appJson("{'addons': ['hirefire']}"));
        examples.put(HerokuFinding.ADD_ON_OPTION, appJson("{'addons': ['heroku-redis --timeout=5']}"));
        examples.put(
                HerokuFinding.ADD_ON_OWNS_NAME,
                appJson("{'addons': ['heroku-redis'], 'env': {'REDIS_URL': 'redis://x'}}"));
        examples.put(HerokuFinding.ATTACHMENT_NAME_UNKNOWN, appJson("{'addons': ['heroku-redis', 'heroku-redis']}"));
        examples.put(HerokuFinding.ADD_ON_PLANS, appJson("{'addons': ['sendgrid:starter']}"));
        examples.put(HerokuFinding.PLAN_UNKNOWN, appJson("{'addons': ['heroku-postgresql:in-dyno']}"));
        examples.put(HerokuFinding.SCHEDULER_JOBS, appJson("{'addons': ['scheduler']}"));
    }

    private static void manifests(Map<FindingCode, Project> examples) {
        String web = "build: {docker: {web: Dockerfile}}\n";
        examples.put(HerokuFinding.MANIFEST_UNUSED, manifest(web).and("app.json", "{\"stack\": \"heroku-24\"}"));
        examples.put(
                HerokuFinding.SETUP_REPEATED,
                appJson("{'addons': ['heroku-redis']}").and("heroku.yml", "setup: {addons: [{plan: heroku-redis}]}"));
        examples.put(HerokuFinding.BUILD_KEYS_LEFT, procfile("web: x\n").and("heroku.yml", "build: {languages: [go]}"));
        examples.put(
                HerokuFinding.SECRET_ARGUMENTS,
                manifest("build: {docker: {web: Dockerfile}, config: {API_TOKEN: canary-5bd1e995a7f3}}"));
        examples.put(HerokuFinding.IMAGE_UNKNOWN, manifest(web + "run: {worker: x}"));
        examples.put(HerokuFinding.RELEASE_IN_RUN, manifest(web + "run: {release: x}"));
        examples.put(
                HerokuFinding.RELEASE_IMAGE,
                manifest("build: {docker: {web: Dockerfile, w: w/Dockerfile}}\nrelease: {image: w, command: [x]}"));
        examples.put(HerokuFinding.RELEASE_WITHOUT_COMMAND, manifest(web + "release: {image: web}"));
        examples.put(HerokuFinding.COMMANDS_JOINED, manifest(web + "run: {web: {command: [x, y]}}"));
        examples.put(HerokuFinding.COMMANDS_DISAGREE, manifest(web).and("Procfile", "web: x\n"));
    }

    private static void besides(Map<FindingCode, Project> examples) {
        examples.put(
                HerokuFinding.PROCFILE_ELSEWHERE,
                appJson("{'env': {'PROCFILE_PATH': 'p'}}").and("p", "web: x\n"));
        examples.put(HerokuFinding.PROCFILE_MISSING, appJson("{'env': {'PROCFILE_PATH': 'p'}}"));
        examples.put(HerokuFinding.PROFILE_SCRIPT, procfile("web: x\n").and(".profile", "export A=1\n"));
        examples.put(
                HerokuFinding.APTFILE_UNUSED,
                appJson("{'buildpacks': [{'url': 'heroku/ruby'}]}").and("Aptfile", "curl\n"));
        examples.put(
                HerokuFinding.APT_LINES_LEFT,
                procfile("web: x\n").and("Aptfile", ":repo:deb https://u:canary-5bd1e995a7f3@x.org/ stable main\n"));
        examples.put(
                HerokuFinding.BUILDPACKS_FILE,
                procfile("web: x\n").and(".buildpacks", "https://u:canary-5bd1e995a7f3@x.org/y.git\n"));
        examples.put(
                HerokuFinding.BUILDPACKS_UNUSED,
                appJson("{'buildpacks': [{'url': 'heroku/ruby'}]}").and(".buildpacks", "https://x.org/y.git\n"));
    }

    @TestFactory
    Stream<DynamicTest> everyCodeIsEmitted() {
        return new HerokuSource()
                .findingCodes().stream()
                        .map(code -> dynamicTest(code.id(), () -> {
                            assertThat(EXAMPLES).containsKey(code);
                            assertThat(Objects.requireNonNull(EXAMPLES.get(code))
                                            .codes())
                                    .contains(code);
                            assertThat(code.meaning()).endsWith(".");
                        }));
    }

    @Test
    void ordinaryProjectHasNoFindingsButThatNobodySaidWhatRuns() {
        var ordinary = procfile("release: rake db:migrate\nweb: bin/web\nworker: bin/worker\n")
                .and("app.json", """
                        {
                          "name": "ordinary",
                          "stack": "heroku-24",
                          "buildpacks": [{"url": "heroku/ruby"}],
                          "addons": ["heroku-postgresql:essential-0", "heroku-redis:mini"],
                          "env": {"RAILS_ENV": "production", "SECRET_KEY_BASE": {"generator": "secret"}},
                          "formation": {
                            "web": {"quantity": 2, "size": "standard-1x"},
                            "worker": {"quantity": 1, "size": "standard-2x"}
                          },
                          "scripts": {"postdeploy": "rake db:seed"}
                        }
                        """);
        assertThat(ordinary.codes()).containsExactly(LiveFinding.LIVE_STATE_MISSING);
    }
}
