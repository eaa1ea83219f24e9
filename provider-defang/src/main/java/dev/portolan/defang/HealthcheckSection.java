package dev.portolan.defang;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.Command;
import dev.portolan.model.HealthCheck;
import dev.portolan.model.Probe;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Service;
import dev.portolan.shell.PosixShell;
import dev.portolan.spi.Output;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code healthcheck}: one for a whole service. The command runs in the container, and from the first
 * {@code http://localhost:PORT/PATH} in it Defang takes what the load balancer asks; without one a service behind the load
 * balancer is refused.
 *
 * @see <a href="https://docs.defang.io/docs/concepts/compose#healthcheck">healthcheck</a>
 */
final class HealthcheckSection {
    /** What compose takes where nothing is stated. */
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(30);

    private static final Duration LEAST_INTERVAL = Duration.ofSeconds(5);
    private static final Duration GREATEST_INTERVAL = Duration.ofMinutes(5);
    private static final Duration LEAST_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration GREATEST_TIMEOUT = Duration.ofMinutes(1);
    private static final Duration GREATEST_GRACE = Duration.ofMinutes(5);
    private static final int GREATEST_RETRIES = 10;

    private HealthcheckSection() {}

    static void write(DefangPlan plan, ProcessType process, Mapping service) {
        checked(plan, process).ifPresent(port -> {
            HealthCheck health = port.service().health();
            Mapping section = service.mapping("healthcheck");
            if (port.isIngress() && !isHttp(health.probe())) {
                section.note(
                        health.probe().isAbsent()
                                ? "Nobody states a path, so / is a guess; the load balancer asks for it as well."
                                : "The load balancer asks by HTTP, for the address in this line.");
            }
            section.put("test", test(plan, port));
            section.put("interval", interval(health).map(HealthcheckSection::text));
            section.put("timeout", timeout(health).map(HealthcheckSection::text));
            section.put("retries", health.unhealthyThreshold().map(n -> Math.min(n, GREATEST_RETRIES)));
            section.put("start_period", grace(health).map(HealthcheckSection::text));
        });
    }

    /** The port that is asked: the one behind the load balancer, else the first for which a check is stated. */
    private static Optional<PortPlan.Port> checked(DefangPlan plan, ProcessType process) {
        return plan.ports()
                .ingress(process)
                .or(() -> plan.ports().of(process).stream()
                        .filter(port -> port.service().health().probe().isPresent())
                        .findFirst());
    }

    private static boolean isHttp(Fact<Probe> probe) {
        return probe.map(Probe.Http.class::isInstance).orElse(false);
    }

    private static Fact<List<String>> test(DefangPlan plan, PortPlan.Port port) {
        Fact<Probe> probe = port.service().health().probe();
        Fact<String> tool = plan.settings().healthTool();
        Fact<Probe> asked = probe.orChosen(Probe.http("/"), "nobody states what tells whether it works");
        boolean isComplete = probe.map(how -> hasAddress(port, how)).orElse(false);
        if (isComplete) {
            return probe.map(
                    how -> how.match(http -> List.of(), tcp -> List.of(), exec -> command(exec.command(), "")));
        }
        return asked.with(
                        port.target(),
                        (how, number) -> how.match(
                                http -> request(tool.orElse(""), url(number, http.path())),
                                tcp -> port.isIngress()
                                        ? request(tool.orElse(""), url(number, "/"))
                                        : List.of("CMD-SHELL", ifThere("nc", "nc -z localhost " + number)),
                                exec -> command(exec.command(), url(number, "/"))))
                .from(tool);
    }

    private static String url(int port, String path) {
        return "http://localhost:" + port + path;
    }

    /** The command that asks; the usual one does not fail where its program is missing. */
    private static List<String> request(String tool, String url) {
        return switch (tool) {
            case "curl" -> List.of("CMD", "curl", "-f", url);
            case "wget" -> List.of("CMD", "wget", "-q", "--spider", url);
            case "node" ->
                List.of(
                        "CMD",
                        "node",
                        "-e",
                        "fetch('" + inScript(url) + "').then(r=>process.exit(r.ok?0:1),()=>process.exit(1))");
            case "python" ->
                List.of(
                        "CMD",
                        "python3",
                        "-c",
                        "import urllib.request; urllib.request.urlopen('" + inScript(url) + "')");
            default -> List.of("CMD-SHELL", ifThere("curl", "curl -fsS -o /dev/null " + PosixShell.quote(url)));
        };
    }

    private static String inScript(String url) {
        return url.replace("\\", "\\\\").replace("'", "\\'");
    }

    private static String ifThere(String program, String command) {
        return "! command -v " + program + " >/dev/null || " + command;
    }

    /** Whether a command of the app needs no address for a load balancer, or has one. */
    private static boolean hasAddress(PortPlan.Port port, Probe probe) {
        return probe.match(
                http -> false,
                tcp -> false,
                exec -> !port.isIngress()
                        || exec.command().toArgv().stream().anyMatch(word -> word.contains("http://localhost:")));
    }

    /** A command of the app; the load balancer needs an address all the same, which stands in a comment of the shell. */
    private static List<String> command(Command command, String url) {
        List<String> argv = command.toArgv();
        List<String> words = new ArrayList<>();
        if (url.isEmpty()) {
            words.add("CMD");
            words.addAll(argv);
        } else {
            words.add("CMD-SHELL");
            words.add(PosixShell.join(argv) + " # " + url);
        }
        return words;
    }

    /** Longer than the timeout, which Defang demands, and within what a load balancer takes. */
    private static Fact<Duration> interval(HealthCheck health) {
        Fact<Duration> interval = health.interval().map(time -> within(time, LEAST_INTERVAL, GREATEST_INTERVAL));
        return interval.or(timeoutWithin(health)
                .filter(time -> time.compareTo(USUAL_INTERVAL) >= 0)
                .map(time -> time.plusSeconds(1)));
    }

    private static Fact<Duration> timeoutWithin(HealthCheck health) {
        return health.timeout().map(time -> within(time, LEAST_TIMEOUT, GREATEST_TIMEOUT));
    }

    private static Fact<Duration> timeout(HealthCheck health) {
        Duration interval = interval(health).orElse(USUAL_INTERVAL);
        return timeoutWithin(health).map(time -> time.compareTo(interval) < 0 ? time : interval.minusSeconds(1));
    }

    private static Fact<Duration> grace(HealthCheck health) {
        return health.grace().map(time -> within(time, Duration.ZERO, GREATEST_GRACE));
    }

    private static Duration within(Duration time, Duration least, Duration greatest) {
        return time.compareTo(least) < 0 ? least : time.compareTo(greatest) > 0 ? greatest : time;
    }

    private static String text(Duration duration) {
        return duration.toSeconds() + "s";
    }

    /** Says what became of the health checks of a process. */
    static void tell(DefangPlan plan, ProcessType process, Output.Builder out) {
        Optional<PortPlan.Port> checked = checked(plan, process);
        for (PortPlan.Port port : plan.ports().of(process)) {
            if (checked.filter(port::equals).isEmpty()) {
                out.report(
                        DefangFinding.CHECK_SECOND,
                        PortPlan.leaves(port.service()).toArray(Fact<?>[]::new));
            }
        }
        checked.ifPresent(port -> tell(plan, port, out));
    }

    private static void tell(DefangPlan plan, PortPlan.Port port, Output.Builder out) {
        Service service = port.service();
        HealthCheck health = service.health();
        if (port.isIngress()) {
            if (health.probe().isAbsent()) {
                out.report(DefangFinding.CHECK_GUESSED, service.name());
            }
            out.report(DefangFinding.CHECK_ADAPTED, health.probe().filter(Probe.Tcp.class::isInstance));
            out.report(DefangFinding.CHECK_ADDRESS, health.probe().filter(Probe.Exec.class::isInstance));
            if (plan.cloud() == Cloud.GCP) {
                out.report(
                        CloudFinding.CHECK_PATH_ON_GCP,
                        health.probe()
                                .filter(Probe.Http.class::isInstance)
                                .filter(probe -> !probe.equals(Probe.http("/"))));
            }
        }
        out.report(DefangFinding.CHECK_THRESHOLD, health.healthyThreshold());
        time(health.interval(), interval(health), out);
        time(health.timeout(), timeout(health), out);
        time(health.grace(), grace(health), out);
        out.report(DefangFinding.CHECK_TIME, health.unhealthyThreshold().filter(n -> n > GREATEST_RETRIES));
    }

    private static void time(Fact<Duration> stated, Fact<Duration> written, Output.Builder out) {
        out.report(DefangFinding.CHECK_TIME, stated.filter(time -> !written.is(time)));
    }
}
