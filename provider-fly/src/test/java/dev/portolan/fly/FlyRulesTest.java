package dev.portolan.fly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.report.Finding;
import dev.portolan.report.Severity;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FlyRulesTest {
    private static final String HTTP = "[http_service]\ninternal_port = 8080\n";

    private static final String SERVICE = "[[services]]\nprotocol = 'tcp'\ninternal_port = 1\n";
    private static final String MOUNT = "[[mounts]]\nsource = 'a'\ndestination = '/a'\n";

    /** The text, the code, a part of the message, and whether the port of flyctl's rules in Python knows the rule. */
    static Stream<Arguments> rules() {
        return Stream.of(
                rule(
                        "[deploy]\nrelease_command = \"a 'b\"",
                        FlyFinding.FILE_REFUSED,
                        "Can't shell split release command",
                        true),
                rule("console_command = 'a \\'", FlyFinding.FILE_REFUSED, "EOF found after escape character", true),
                rule("[processes]\nweb = 'a \"b'", FlyFinding.FILE_REFUSED, "Could not parse command for 'web'", true),
                rule("[deploy]\nstrategy = 'slow'", FlyFinding.FILE_REFUSED, "unsupported deployment strategy", true),
                rule(
                        "[deploy]\nstrategy = 'canary'\n[[mounts]]\nsource = 'a'\ndestination = '/a'",
                        FlyFinding.FILE_REFUSED,
                        "canary deployment strategy is not supported",
                        true),
                rule("[checks.a]\nport = 1", FlyFinding.FILE_REFUSED, "Missing or invalid check type", true),
                rule(
                        "[checks.a]\ntype = 'tcp'\nport = 1\ninterval = '1s'",
                        FlyFinding.FILE_REFUSED,
                        "interval is too short",
                        true),
                rule(
                        "[checks.a]\ntype = 'tcp'\nport = 1\ntimeout = '61s'",
                        FlyFinding.FILE_REFUSED,
                        "timeout is too long",
                        true),
                rule(
                        HTTP + "[processes]\nweb = 'a'",
                        FlyFinding.FILE_REFUSED,
                        "Service has no processes set but app has 1 processes defined",
                        true),
                rule(HTTP + "processes = ['web']", FlyFinding.FILE_REFUSED, "Service specifies 'web'", true),
                rule(
                        HTTP + "auto_stop_machines = 'maybe'",
                        FlyFinding.FILE_REFUSED,
                        "invalid autostop string value",
                        true),
                rule(
                        "[[mounts]]\nsource = 'a'\ndestination = '/a'\ninitial_size = '10mb'",
                        FlyFinding.FILE_REFUSED,
                        "initial_size",
                        true),
                rule(
                        "[[mounts]]\nsource = 'a'\ndestination = '/a'\nsnapshot_retention = 61",
                        FlyFinding.FILE_REFUSED,
                        "snapshot_retention",
                        true),
                rule(
                        "[[mounts]]\nsource = 'a'\ndestination = '/a'\nauto_extend_size_threshold = 80",
                        FlyFinding.FILE_REFUSED,
                        "auto_extend_size_increment",
                        true),
                rule(
                        "[[mounts]]\nsource = 'a'\ndestination = '/a'\nauto_extend_size_increment = '5GB'",
                        FlyFinding.FILE_REFUSED,
                        "threshold must be between 50 and 99",
                        true),
                rule(
                        "[[mounts]]\nsource = 'a'\ndestination = '/a'\n[[mounts]]\nsource = 'b'\ndestination = '/b'",
                        FlyFinding.FILE_REFUSED,
                        "more than one [[mounts]]",
                        true),
                rule("[[restart]]\nretries = 3", FlyFinding.FILE_REFUSED, "invalid restart policy", true),
                rule(
                        "[[restart]]\npolicy = 'always'\nprocesses = ['x']",
                        FlyFinding.FILE_REFUSED,
                        "no processes are defined with that name",
                        true),
                rule("[build]\ncompression = 'zip'", FlyFinding.FILE_REFUSED, "compression", true),
                rule("[build]\ncompression_level = 10", FlyFinding.FILE_REFUSED, "0 to 9", true),
                rule("[[vm]]\nsize = 'shared-cpu-3x'", FlyFinding.DEPLOY_FAILS, "is an invalid machine size", true),
                rule(
                        "[[vm]]\nsize = 'shared-cpu-1x'\nmemory = '0'",
                        FlyFinding.DEPLOY_FAILS,
                        "memory cannot be zero",
                        true),
                rule(
                        "[[vm]]\nsize = 'performance-1x'\nmemory = '3gb'",
                        FlyFinding.DEPLOY_FAILS,
                        "in steps of 2048",
                        true),
                rule(
                        "[deploy.release_command_vm]\nsize = 'shared-cpu-1x'\nmemory = '8gb'",
                        FlyFinding.DEPLOY_FAILS,
                        "256 to 2048",
                        true),
                rule("restart = { policy = 'always' }", FlyFinding.FILE_REFUSED, "cannot be decoded", false),
                rule("[http_service]\ninternal_port = '8080'", FlyFinding.FILE_REFUSED, "a number is expected", false),
                rule(
                        "[http_service]\ninternal_port = 8080\nchecks = { path = '/' }",
                        FlyFinding.FILE_REFUSED,
                        "list of tables",
                        false),
                rule("[deploy]\nmax_unavailable = '25%'", FlyFinding.FILE_REFUSED, "cannot be decoded", false),
                rule(
                        "[[vm]]\nsize = 'shared-cpu-1x'\nkernel_args = 'a'",
                        FlyFinding.FILE_REFUSED,
                        "list of texts",
                        false),
                rule("app = 'My_App'", FlyFinding.DEPLOY_FAILS, "small letters", false),
                rule("kill_signal = 'TERM'", FlyFinding.DEPLOY_FAILS, "none of", false),
                rule("[checks.a]\ntype = 'tcp'", FlyFinding.DEPLOY_FAILS, "has no port set", false),
                rule("[deploy]\nstrategy = 'bluegreen'", FlyFinding.DEPLOY_FAILS, "at least 1 check", false),
                rule(
                        "[deploy]\nstrategy = 'bluegreen'\n[checks.a]\ntype = 'tcp'\nport = 1\n[[mounts]]\nsource = 'a'\ndestination = '/a'",
                        FlyFinding.DEPLOY_FAILS,
                        "bluegreen deployment strategy",
                        false),
                rule(
                        HTTP + "[[http_service.machine_checks]]\nimage = 'a'",
                        FlyFinding.DEPLOY_FAILS,
                        "missing command for test machine",
                        false),
                rule(
                        "[[mounts]]\nsource = 'a'\ndestination = '/'",
                        FlyFinding.DEPLOY_FAILS,
                        "cannot be mounted on /",
                        false),
                rule("[[vm]]\ngpu_kind = 'a10'", FlyFinding.DEPLOY_FAILS, "graphics", false),
                rule("primary_region = 'xyz'", FlyFinding.FILE_IGNORED, "no region that Fly lists", false),
                rule("[env]\nFLY_X = '1'", FlyFinding.FILE_IGNORED, "FLY_", false),
                rule(
                        "[[vm]]\nsize = 'shared-cpu-1x'\nprocesses = ['x']",
                        FlyFinding.FILE_IGNORED,
                        "no process group is called 'x'",
                        false),
                rule(
                        "[processes]\na = 'a'\nb = 'b'\n[[metrics]]\nport = 1\npath = '/'",
                        FlyFinding.FILE_IGNORED,
                        "for the group 'a' only",
                        false),
                rule("[http_service]\nforce_https = true", FlyFinding.FILE_IGNORED, "the port is 0", false),
                rule(
                        "[[services]]\ninternal_port = 1\n[[services.ports]]\nport = 1",
                        FlyFinding.FILE_IGNORED,
                        "neither tcp nor udp",
                        false),
                rule(
                        HTTP + "[[services]]\nprotocol = 'tcp'\ninternal_port = 1\n[[services.ports]]\nport = 443",
                        FlyFinding.FILE_IGNORED,
                        "two services have the port tcp 443",
                        false),
                rule(
                        "[[services]]\nprotocol = 'udp'\ninternal_port = 1\nauto_stop_machines = 'stop'\n[[services.ports]]\nport = 1",
                        FlyFinding.FILE_IGNORED,
                        "does not see UDP",
                        false),
                rule("[processes]\nweb = 'A=1 b'", FlyFinding.FILE_IGNORED, "no shell runs it", false),
                rule("[build]\nbuildpacks = ['a']", FlyFinding.FILE_IGNORED, "with a builder only", false),
                rule(
                        "[[services]]\nprotocol = 'tcp'\ninternal_port = 1",
                        FlyFinding.FILE_WARNED,
                        "at least one port",
                        false),
                rule(
                        "[build]\nimage = 'a'\ndockerfile = 'b'",
                        FlyFinding.FILE_WARNED,
                        "more than one build configuration found",
                        false),
                rule(
                        HTTP + "[[http_service.checks]]\npath = '/'\ngrace_period = '2m'",
                        FlyFinding.FILE_WARNED,
                        "between 1 s and 1 m",
                        false),
                rule("kill_timeout = '10m'", FlyFinding.FILE_WARNED, "300 s at most", false),
                rule("[[vm]]\ncpu_kind = 'shared'", FlyFinding.FILE_WARNED, "only a part", false),
                rule("[processes]\nfly_app_console = 'a'", FlyFinding.FILE_IGNORED, "keeps this name", false),
                rule("[processes]\nweb = ['a']", FlyFinding.FILE_REFUSED, "one line of text", false),
                rule("[build]\ncompression_level = -1", FlyFinding.FILE_REFUSED, "0 to 9", true),
                rule(
                        "[checks.a]\ntype = 'tcp'\nport = 1\nprocesses = ['x']",
                        FlyFinding.FILE_IGNORED,
                        "no process group is called 'x'",
                        false),
                rule(
                        "[checks.a]\ntype = 'tcp'\nport = 1\ninterval = 'soon'",
                        FlyFinding.FILE_REFUSED,
                        "invalid duration",
                        false),
                rule(
                        HTTP + "processes = ['web']\n[processes]\nweb = 'a'\njobs = 'b'\n[checks.a]\ntype = 'tcp'",
                        FlyFinding.DEPLOY_FAILS,
                        "has no port set",
                        false),
                rule(
                        HTTP + "[[services]]\nprotocol = 'tcp'\ninternal_port = 1\n[[services.ports]]\nport = 80",
                        FlyFinding.FILE_IGNORED,
                        "two services have the port tcp 80",
                        false),
                rule(HTTP + "concurrency = 5", FlyFinding.FILE_REFUSED, "a table is expected", false),
                rule(
                        SERVICE + "processes = ['x']\n[[services.ports]]\nport = 1",
                        FlyFinding.FILE_REFUSED,
                        "Service specifies 'x'",
                        false),
                rule(SERVICE + "[[services.ports]]\nport = 65536", FlyFinding.DEPLOY_FAILS, "65536 is no port", false),
                rule(SERVICE + "[[services.ports]]\nport = 0", FlyFinding.DEPLOY_FAILS, "0 is no port", false),
                rule(
                        SERVICE + "[[services.ports]]\nport = 1\n[[services.http_checks]]\ntimeout = '2m'",
                        FlyFinding.FILE_WARNED,
                        "services.http_checks.timeout",
                        false),
                rule(
                        SERVICE + "[[services.ports]]\nport = 1\n[[services.tcp_checks]]\ninterval = '500ms'",
                        FlyFinding.FILE_WARNED,
                        "services.tcp_checks.interval",
                        false),
                rule("[[mounts]]\nsource = 'a'", FlyFinding.DEPLOY_FAILS, "source and destination", false),
                rule(MOUNT + "initial_size = 'big'", FlyFinding.FILE_REFUSED, "invalid size", false),
                rule(MOUNT + "snapshot_retention = 0", FlyFinding.FILE_REFUSED, "snapshot_retention", false),
                rule(
                        MOUNT + "auto_extend_size_threshold = 80\nauto_extend_size_increment = '101gb'",
                        FlyFinding.FILE_REFUSED,
                        "auto_extend_size_increment",
                        false),
                rule(
                        MOUNT + "auto_extend_size_threshold = 80\nauto_extend_size_increment = '1gb'"
                                + "\nauto_extend_size_limit = '501gb'",
                        FlyFinding.FILE_REFUSED,
                        "auto_extend_size_limit",
                        false),
                rule("[[vm]]\nsize = 'shared-cpu-1x'\ncpu_kind = 'fast'", FlyFinding.DEPLOY_FAILS, "neither", false));
    }

    /** At the edge of what each rule takes. */
    static Stream<String> accepted() {
        return Stream.of(
                "kill_timeout = '300s'",
                "[build]\ncompression_level = 0",
                "[build]\ncompression_level = 9",
                "[checks.a]\ntype = 'tcp'\nport = 1\ninterval = '2s'\ntimeout = '60s'",
                HTTP + "[checks.a]\ntype = 'tcp'",
                HTTP + "concurrency = { type = 'requests', soft_limit = 20 }",
                HTTP + "[[http_service.checks]]\ninterval = '1s'\ntimeout = '1m'\ngrace_period = '0s'",
                SERVICE + "[[services.ports]]\nport = 65535",
                SERVICE + "[[services.ports]]\nport = 1",
                "[deploy]\nstrategy = 'bluegreen'\n" + SERVICE + "[[services.ports]]\nport = 1\n"
                        + "[[services.tcp_checks]]\ninterval = '15s'",
                MOUNT + "initial_size = '1gb'\nsnapshot_retention = 1",
                MOUNT + "snapshot_retention = 60",
                MOUNT + "auto_extend_size_threshold = 50\nauto_extend_size_increment = '1gb'"
                        + "\nauto_extend_size_limit = '1gb'",
                MOUNT + "auto_extend_size_threshold = 99\nauto_extend_size_increment = '100gb'"
                        + "\nauto_extend_size_limit = '500gb'");
    }

    private static Arguments rule(String text, FlyFinding code, String message, boolean known) {
        return Arguments.of(text, code, message, known);
    }

    private static List<Finding> check(String text) {
        return FlyRules.check(List.of(TomlDocuments.of(text)));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aFileThatBreaksTheRuleIsTold(String text, FlyFinding code, String message, boolean known) {
        assertThat(check(text)).anySatisfy(finding -> {
            assertThat(finding.code()).isEqualTo(code);
            assertThat(finding.detail()).startsWith("fly.toml: ").contains(message);
        });
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void what_lies_at_the_edge_of_a_rule_breaks_none(String text) {
        assertThat(check(text)).isEmpty();
    }

    @Test
    void the_provider_holds_its_files_to_the_rules() {
        assertThat(new FlyProvider().check(List.of(TomlDocuments.of("kill_signal = 'TERM'"))))
                .extracting(Finding::code)
                .containsExactly(FlyFinding.DEPLOY_FAILS);
    }

    @Test
    void thePortOfFlyctlsRulesSaysTheSame(@TempDir Path folder) throws IOException, InterruptedException {
        Map<Path, String> files = new LinkedHashMap<>();
        int index = 0;
        for (Arguments rule : rules().toList()) {
            if ((boolean) rule.get()[3]
                    || rule.get()[1] == FlyFinding.FILE_IGNORED
                    || rule.get()[1] == FlyFinding.FILE_WARNED) {
                Path file = folder.resolve("case" + index++ + ".toml");
                String text = (String) rule.get()[0];
                Files.writeString(file, text);
                files.put(file, text);
            }
        }
        Map<String, Boolean> verdicts = verdicts(new ArrayList<>(files.keySet()));
        files.forEach((file, text) -> assertThat(
                        check(text).stream().noneMatch(finding -> finding.severity() == Severity.ERROR))
                .as(text)
                .isEqualTo(verdicts.get(file.toString())));
    }

    @Test
    void theFilesThatExpertsWroteBreakNoRule() throws IOException {
        Optional<Path> goldens = SharedFiles.find("goldens/fly");
        assumeTrue(goldens.isPresent());
        try (Stream<Path> files = Files.list(goldens.get())) {
            List<Path> all =
                    files.filter(file -> file.toString().endsWith(".toml")).toList();
            assertThat(all).hasSize(3);
            for (Path file : all) {
                assertThat(check(Files.readString(file))).as(file.toString()).isEmpty();
            }
        }
    }

    private static Map<String, Boolean> verdicts(List<Path> files) throws IOException, InterruptedException {
        Optional<Path> tool = SharedFiles.find("tools/fly_validate.py");
        assumeTrue(tool.isPresent());
        List<String> command = new ArrayList<>(List.of("python3", tool.get().toString()));
        files.forEach(file -> command.add(file.toString()));
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            System.out.println("skipped: there is no python3");
            assumeTrue(false);
            throw e;
        }
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor(30, TimeUnit.SECONDS);
        Map<String, Boolean> verdicts = new LinkedHashMap<>();
        text.lines()
                .filter(line -> line.endsWith(": VALID") || line.endsWith(": INVALID"))
                .forEach(line -> verdicts.put(line.substring(0, line.lastIndexOf(": ")), line.endsWith(": VALID")));
        assertThat(verdicts).as(text).hasSize(files.size());
        return verdicts;
    }
}
