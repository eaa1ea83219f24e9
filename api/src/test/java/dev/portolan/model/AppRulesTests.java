package dev.portolan.model;

import static dev.portolan.model.Command.exec;
import static dev.portolan.model.Command.shell;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.portolan.naming.StageName;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule by itself: one app that breaks it, the problem that is told, and none beside it. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AppRulesTests {
    private static final String LINE = "expected one line of text, 10000 characters at most";
    private static final String NUL = "holds a NUL character, which no environment and no command line can hold";
    private static final String HALF = "holds half of a character (an unpaired surrogate)";
    private static final String NAME = "expected a name of 1 to 128 letters, digits, '_' or '-'";
    private static final String ENV_NAME =
            "expected a name of letters, digits and '_' that does not begin with a digit";
    private static final String STAGE = "expected " + StageName.RULE;
    private static final String IMAGE = "expected an image's name";
    private static final String INSIDE = "expected a path inside the app's folder, with '/' between folders";
    private static final String FOLDER = "expected an absolute path other than '/'";
    private static final String PORT = "expected a port from 1 to 65535";
    private static final String VCPUS = "expected a number above 0, 1024 at most, with three decimals at most";
    private static final String SECONDS_0 = "expected whole seconds, 0 or more, 366 days at most";
    private static final String SECONDS_1 = "expected whole seconds, 1 or more, 366 days at most";
    private static final String INTERVAL = "expected an interval of whole minutes, at least one";
    private static final String HOST =
            "expected a host name in small letters, in its ASCII form (xn--…), optionally with '*.' in front";
    private static final Duration TOO_LONG = Duration.ofDays(366).plusSeconds(1);
    private static final Duration BROKEN = Duration.ofMillis(1500);
    /** With {@code com} behind it one character more than a host name has. */
    private static final String LONG = "1" + "a23456789.".repeat(25);

    private static Arguments rule(String problem, Consumer<App.Builder> change) {
        return rule(problem, change, App.builder("shop"));
    }

    private static Arguments rule(String problem, Consumer<App.Builder> change, App.Builder app) {
        return Arguments.of(problem, change, app);
    }

    private static Arguments process(String problem, Consumer<ProcessType.Builder> process) {
        return rule("processes.web" + problem, app -> app.process("web", process));
    }

    private static Arguments service(String problem, Consumer<Service.Builder> service) {
        return process(".services.http" + problem, web -> web.service("http", service));
    }

    private static Arguments health(String problem, Consumer<HealthCheck.Builder> health) {
        return service(
                ".health" + problem,
                http -> http.health(check -> {
                    check.probe(Probe.http("/up"));
                    health.accept(check);
                }));
    }

    private static Arguments volume(String problem, Consumer<Volume.Builder> volume) {
        return process(".volumes.data" + problem, web -> web.volume("data", volume));
    }

    private static Arguments job(String problem, Consumer<Job.Builder> job) {
        return rule("jobs.work" + problem, app -> app.job("work", job));
    }

    private static Arguments build(String problem, Consumer<Build.Builder> build) {
        return rule("build" + problem, app -> app.build(build));
    }

    private static Arguments store(String problem, Consumer<Datastore.Builder> store) {
        return rule(
                "datastores.db" + problem,
                app -> app.datastore("db", db -> {
                    db.kind(Datastore.Kind.POSTGRES);
                    store.accept(db);
                }));
    }

    static Stream<Arguments> ofTheApp() {
        return Stream.of(
                rule("app is ' ', " + LINE, app -> app.name(" ")),
                rule("app is 'a\tb', " + LINE, app -> app.name("a\tb")),
                rule("app is missing", app -> {}, App.builder()),
                rule("description " + NUL, app -> app.description("\0")),
                rule("description " + HALF, app -> app.description("\ud83d")),
                rule("description " + HALF, app -> app.description("\udea2 ")),
                rule("stage is 'Prod', " + STAGE, app -> app.stage("Prod")),
                rule("stage is '-', " + STAGE, app -> app.stage("-")),
                rule("region is '', " + LINE, app -> app.region("")),
                rule("env.A is missing", app -> app.envDescription("A", "what it is for")),
                rule("env.A " + HALF, app -> app.env("A", EnvValue.literal("\ud83d"))),
                rule(
                        "env.A.description " + NUL,
                        app -> app.env("A", EnvValue.secret()).envDescription("A", "\0")),
                rule(
                        "env.A is 'web.port', expected a pointer to a datastore or a service",
                        app -> app.process("web", web -> {})
                                .env("A", EnvValue.of(Ref.process("web"), EnvValue.Attribute.PORT))),
                rule(
                        "env.A is 'web.http.password', expected the url, host or port of a service",
                        app -> app.process("web", web -> web.http(http -> {}))
                                .env("A", EnvValue.of(Ref.service("web", "http"), EnvValue.Attribute.PASSWORD))),
                rule("external.\"m l\" is 'm l', " + NAME, app -> app.externalService("m l", mail -> {})),
                rule(
                        "external.mail.product is '', " + LINE,
                        app -> app.externalService("mail", mail -> mail.product(""))),
                rule(
                        "external.mail.variables.A points to 'A', but there is no env.A",
                        app -> app.externalService("mail", mail -> mail.variables(List.of("A")))),
                rule("domains.localhost is 'localhost', " + HOST, app -> app.domain("localhost")),
                rule("domains.\"a.*.example.com\" is 'a.*.example.com', " + HOST, app -> app.domain("a.*.example.com")),
                rule(
                        "domains.\"example.com\".service points to 'web.http', but there is no processes.web.services.http",
                        app -> app.domain("example.com", domain -> domain.service("web", "http"))),
                rule(
                        "domains.\"" + LONG + "com\" is '" + LONG.substring(0, 80) + "…', " + HOST,
                        app -> app.domain(LONG + "com")));
    }

    static Stream<Arguments> ofProcesses() {
        return Stream.of(
                process(".services.\"h p\" is 'h p', " + NAME, web -> web.service("h p", http -> {})),
                process(
                        ".volumes.\"d a\" is 'd a', " + NAME,
                        web -> web.volume("d a", data -> data.mountPath("/data"))),
                process(".command is empty", web -> web.command(shell(" "))),
                process(".command names no program", web -> web.command(exec(""))),
                process(".command " + NUL, web -> web.command(shell("a\0"))),
                process(".command " + HALF, web -> web.command(exec("a", "\udea2"))),
                process(".build.image is 'a b', " + IMAGE, web -> web.build(build -> build.image("a b"))),
                process(
                        ".autoscaling.min is '-1', expected a whole number of 0 or more",
                        web -> web.autoscaling(-1, 2)),
                process(".autoscaling.max is '1', expected 2 (the least) or more", web -> web.autoscaling(2, 1)),
                process(".autoscaling.max is '0', expected a whole number of 1 or more", web -> web.autoscaling(0, 0)),
                process(".autoscaling.min is missing", web -> web.max(2)),
                process(".autoscaling.max is missing", web -> web.min(2)),
                process(
                        ".autoscaling.target is '0', expected a whole number of 1 or more",
                        web -> web.autoscaling(1, 2).scaleOn(Autoscaling.Metric.CPU, 0)),
                process(
                        ".autoscaling.target is missing",
                        web -> web.autoscaling(1, 2).metric(Autoscaling.Metric.CPU)),
                process(
                        ".autoscaling.metric is missing",
                        web -> web.autoscaling(1, 2).metricTarget(50)),
                process(".cpu.vcpus is '0', " + VCPUS, web -> web.vcpus(new BigDecimal("0"))),
                process(".cpu.vcpus is '1024.5', " + VCPUS, web -> web.vcpus(new BigDecimal("1024.5"))),
                process(".stop.grace is 'PT8784H1S', " + SECONDS_0, web -> web.stopGrace(TOO_LONG)),
                process(".stop.grace is 'PT-1S', " + SECONDS_0, web -> web.stopGrace(Duration.ofSeconds(-1))),
                volume(".path is missing", data -> data.sizeGiB(1)),
                volume(".path is '/a\tb', " + LINE, data -> data.mountPath("/a\tb")),
                volume(".path is '/', " + FOLDER, data -> data.mountPath("/")),
                volume(".path is 'data', " + FOLDER, data -> data.mountPath("data")),
                volume(".path is '/a/../b', " + FOLDER, data -> data.mountPath("/a/../b")),
                volume(
                        ".size is '0', expected a whole number of 1 or more",
                        data -> data.mountPath("/a").sizeGiB(0)));
    }

    static Stream<Arguments> ofServices() {
        return Stream.of(
                service(".port is '0', " + PORT, http -> http.port(0)),
                service(".port is '65536', " + PORT, http -> http.port(65_536)),
                service(".published-port is '0', " + PORT, http -> http.publishedPort(0)),
                service(".request-timeout is 'PT0S', " + SECONDS_1, http -> http.requestTimeout(Duration.ZERO)),
                service(".idle-timeout is 'PT1.5S', " + SECONDS_1, http -> http.idleTimeout(BROKEN)),
                service(
                        ".health.interval belongs to a health check, but no probe is stated",
                        http -> http.health(check -> check.interval(Duration.ofSeconds(5)))),
                health(
                        ".probe is '/a b', expected a path that begins with '/'",
                        check -> check.probe(Probe.http("/a b"))),
                health(".probe is '/a\tb', " + LINE, check -> check.probe(Probe.http("/a\tb"))),
                health(".probe names no program", check -> check.probe(Probe.exec(exec("")))),
                health(
                        ".probe is 'run (the image's own command)', expected a command",
                        check -> check.probe(Probe.exec(Command.ofImage()))),
                health(".interval is 'PT0S', " + SECONDS_1, check -> check.interval(Duration.ZERO)),
                health(".timeout is 'PT0S', " + SECONDS_1, check -> check.timeout(Duration.ZERO)),
                health(".grace is 'PT1.5S', " + SECONDS_0, check -> check.grace(BROKEN)),
                health(
                        ".healthy-threshold is '0', expected a whole number of 1 or more",
                        check -> check.healthyThreshold(0)),
                health(
                        ".unhealthy-threshold is '0', expected a whole number of 1 or more",
                        check -> check.unhealthyThreshold(0)));
    }

    static Stream<Arguments> ofJobsAndStores() {
        return Stream.of(
                rule("jobs.\"a b\" is 'a b', " + NAME, app -> app.job("a b", job -> job.command(exec("a")))),
                job(".command is missing", job -> job.memoryMiB(1)),
                job(".command names no program", job -> job.command(exec(""))),
                job(
                        ".memory is '0', expected a whole number of 1 or more",
                        job -> job.command(exec("a")).memoryMiB(0)),
                job(
                        ".timeout is 'PT0S', " + SECONDS_1,
                        job -> job.command(exec("a")).timeout(Duration.ZERO)),
                job(
                        ".trigger is 'every 0 min', " + INTERVAL,
                        job -> job.command(exec("a")).trigger(new Trigger.Every(Duration.ZERO))),
                job(
                        ".trigger is 'every 1 min', " + INTERVAL,
                        job -> job.command(exec("a")).trigger(new Trigger.Every(Duration.ofSeconds(90)))),
                rule(
                        "datastores.\"d b\" is 'd b', " + NAME,
                        app -> app.datastore("d b", db -> db.kind(Datastore.Kind.REDIS))),
                rule("datastores.db.kind is missing", app -> app.datastore("db", db -> {})),
                store(".version is '17;', expected a version, such as 17 or 8.0", db -> db.version("17;")),
                store(".extensions.\"a b\" is 'a b', " + NAME, db -> db.extensions(List.of("a b"))),
                store(".memory is '0', expected a whole number of 1 or more", db -> db.memoryMiB(0)),
                store(".storage is '0', expected a whole number of 1 or more", db -> db.storageGiB(0)),
                store(".connections is '0', expected a whole number of 1 or more", db -> db.connections(0)),
                store(".follows points to 'other', but there is no datastores.other", db -> db.follows("other")),
                store(".follows is 'db', expected another datastore", db -> db.follows("db")));
    }

    static Stream<Arguments> ofBuilds() {
        return Stream.of(
                build(".dockerfile is '../Dockerfile', " + INSIDE, it -> it.dockerfile("../Dockerfile")),
                build(".dockerfile is '/Dockerfile', " + INSIDE, it -> it.dockerfile("/Dockerfile")),
                build(
                        ".context is 'a\\b', " + INSIDE,
                        it -> it.dockerfile("Dockerfile").context("a\\b")),
                build(
                        ".target is '', " + LINE,
                        it -> it.dockerfile("Dockerfile").target("")),
                build(
                        ".args.1A is '1A', " + ENV_NAME,
                        it -> it.dockerfile("Dockerfile").arg("1A", "a")),
                build(".args.A " + NUL, it -> it.dockerfile("Dockerfile").arg("A", "\0")),
                build(
                        ".variables.\"A B\" is 'A B', " + ENV_NAME,
                        it -> it.dockerfile("Dockerfile").variables(List.of("A B"))),
                build(
                        ".builder is 'a b', " + IMAGE,
                        it -> it.buildpacks(List.of()).builder("a b")),
                build(".buildpacks.\"\" is '', " + LINE, it -> it.buildpacks(List.of(""))),
                build(
                        ".packages.\"\" is '', " + LINE,
                        it -> it.buildpacks(List.of()).builder("a").packages(List.of(""))),
                build(
                        ".variables.1 is '1', " + ENV_NAME,
                        it -> it.buildpacks(List.of()).builder("a").variables(List.of("1"))),
                build(".image is '-', " + IMAGE, it -> it.image("-")));
    }

    @ParameterizedTest
    @MethodSource({"ofTheApp", "ofProcesses", "ofServices", "ofJobsAndStores", "ofBuilds"})
    void a_broken_rule_is_the_one_problem(String problem, Consumer<App.Builder> change, App.Builder app) {
        change.accept(app);

        var problems =
                catchThrowableOfType(InvalidAppException.class, app::build).problems();

        assertThat(problems).extracting(one -> one.path() + " " + one.message()).containsExactly(problem);
    }

    @Test
    void what_lies_at_the_edge_of_a_rule_is_taken() {
        App.Builder app = App.builder("a".repeat(10_000))
                .stage("a".repeat(63))
                .description("\ud83d\udea2")
                .build(build ->
                        build.dockerfile("a/..b/Dockerfile").arg("_", "").variables(List.of("a1")))
                .process(
                        "a".repeat(128),
                        web -> web.count(0)
                                .autoscaling(0, 1)
                                .scaleOn(Autoscaling.Metric.CPU, 1)
                                .memoryMiB(1)
                                .vcpus(new BigDecimal("1024"))
                                .stopGrace(Duration.ZERO)
                                .volume("data", data -> data.mountPath("/d").sizeGiB(1))
                                .http(http -> http.port(1)
                                        .publishedPort(65_535)
                                        .requestTimeout(Duration.ofSeconds(1))
                                        .idleTimeout(Duration.ofDays(366))
                                        .health(check -> check.probe(Probe.http("/"))
                                                .grace(Duration.ZERO)
                                                .healthyThreshold(1)
                                                .unhealthyThreshold(1))))
                .process("tiny", tiny -> tiny.autoscaling(2, 2).vcpus(new BigDecimal("0.125")))
                .job(
                        "each-minute",
                        job -> job.command(exec("a"))
                                .trigger(new Trigger.Every(Duration.ofMinutes(1)))
                                .timeout(Duration.ofSeconds(1))
                                .memoryMiB(1))
                .datastore(
                        "db",
                        db -> db.kind(Datastore.Kind.POSTGRES)
                                .version("17")
                                .memoryMiB(1)
                                .storageGiB(1)
                                .connections(1))
                .datastore("copy", copy -> copy.kind(Datastore.Kind.POSTGRES).follows("db"))
                .domain("*.a.b")
                .domain("b" + LONG.substring(2) + "com");

        assertThat(app.build().domains()).hasSize(2);
    }

    @Test
    void what_is_stated_twice_is_told_of_an_app_that_is_made_of_its_parts() {
        App app = App.builder("shop")
                .build(build -> build.dockerfile("Dockerfile").arg("A", "a").variables(List.of("B")))
                .process(
                        "web",
                        web -> web.build(build -> build.buildpacks(List.of("a"))
                                        .packages(List.of("b"))
                                        .variables(List.of("B")))
                                .http(http -> {})
                                .volume("data", data -> data.mountPath("/data")))
                .job("work", job -> job.command(exec("a")))
                .env("B", EnvValue.secret())
                .datastore("db", db -> db.kind(Datastore.Kind.POSTGRES).extensions(List.of("c")))
                .externalService("mail", mail -> mail.variables(List.of("B")))
                .domain("example.com")
                .build();

        var problems = catchThrowableOfType(
                        InvalidAppException.class,
                        () -> new App(
                                app.name(),
                                app.description(),
                                app.stage(),
                                app.region(),
                                twice((Build.Dockerfile) app.build()),
                                twice(List.of(twice(app.processes().get(0)))),
                                twice(app.jobs()),
                                twice(app.env()),
                                twice(List.of(twice(app.datastores().get(0)))),
                                twice(List.of(twice(app.externalServices().get(0)))),
                                twice(app.domains())))
                .problems();

        assertThat(problems)
                .extracting(one -> one.path() + " " + one.message())
                .allMatch(problem -> problem.endsWith(" is stated twice"))
                .extracting(problem -> problem.substring(0, problem.indexOf(' ')))
                .containsOnly(
                        "build.args.A",
                        "build.variables.B",
                        "processes.web",
                        "processes.web.build.buildpacks.a",
                        "processes.web.build.packages.b",
                        "processes.web.build.variables.B",
                        "processes.web.services.http",
                        "processes.web.volumes.data",
                        "jobs.work",
                        "env.B",
                        "datastores.db",
                        "datastores.db.extensions.c",
                        "external.mail",
                        "external.mail.variables.B",
                        "domains.\"example.com\"");
    }

    private static Build twice(Build.Dockerfile build) {
        return new Build.Dockerfile(
                build.kind(),
                build.file(),
                build.context(),
                build.target(),
                twice(build.args()),
                twice(build.variables()));
    }

    private static ProcessType twice(ProcessType process) {
        var build = (Build.Buildpacks) process.build();
        return new ProcessType(
                process.name(),
                new Build.Buildpacks(
                        build.kind(),
                        build.builder(),
                        twice(build.buildpacks()),
                        twice(build.packages()),
                        twice(build.variables())),
                process.command(),
                process.count(),
                process.autoscaling(),
                process.memoryMiB(),
                process.cpu(),
                process.stopSignal(),
                process.stopGrace(),
                twice(process.services()),
                twice(process.volumes()));
    }

    private static Datastore twice(Datastore store) {
        return new Datastore(
                store.name(),
                store.kind(),
                store.version(),
                twice(store.extensions()),
                store.memoryMiB(),
                store.storageGiB(),
                store.highAvailability(),
                store.follows(),
                store.purpose(),
                store.tls(),
                store.connections(),
                store.placement());
    }

    private static ExternalService twice(ExternalService service) {
        return new ExternalService(service.name(), service.product(), service.category(), twice(service.variables()));
    }

    private static <T> List<T> twice(List<T> once) {
        return List.of(once.get(0), once.get(0));
    }
}
