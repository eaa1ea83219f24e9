package dev.portolan.fly;

import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Scalar;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Rules of {@code [http_service]} and {@code [[services]]}.
 *
 * @see <a href="https://github.com/superfly/flyctl/blob/master/internal/appconfig/validation.go">validateServicesSection</a>
 */
final class ServiceRules {
    private static final List<String> STOPS = List.of("off", "stop", "suspend", "true", "false");
    private static final BigDecimal MILLISECOND = new BigDecimal("0.001");
    private static final BigDecimal NANOSECOND = new BigDecimal("0.000000001");
    private static final BigDecimal MINUTE = BigDecimal.valueOf(60);

    private final FlyToml toml;
    private final Map<String, String> owners = new LinkedHashMap<>();

    ServiceRules(FlyToml toml) {
        this.toml = toml;
    }

    void check() {
        toml.root()
                .get("http_service")
                .filter(Mapping.class::isInstance)
                .map(Mapping.class::cast)
                .ifPresent(http -> {
                    Node port = http.get("internal_port").orElse(null);
                    if (port == null) {
                        toml.ignores("http_service", "without internal_port the port is 0");
                    } else if (FlyToml.isText(port)) {
                        toml.refuses("http_service.internal_port", "a number is expected, not a text");
                    }
                    taken("http_service", "tcp 80");
                    taken("http_service", "tcp 443");
                    common(http, "http_service");
                    checks(http, "checks", "http_service.checks", NANOSECOND);
                });
        for (Mapping service : FlyToml.tables(toml.root(), "services")) {
            common(service, "services");
            ports(service);
            checks(service, "http_checks", "services.http_checks", MILLISECOND);
            checks(service, "tcp_checks", "services.tcp_checks", MILLISECOND);
        }
    }

    private void common(Mapping service, String where) {
        List<String> groups = FlyToml.texts(service, "processes");
        if (toml.hasProcesses() && groups.isEmpty()) {
            toml.refuses(
                    where,
                    "Service has no processes set but app has " + toml.groupCount()
                            + " processes defined; update fly.toml to set processes for each service");
        }
        for (String group : groups) {
            if (!toml.hasGroup(group)) {
                toml.refuses(
                        where + ".processes",
                        "Service specifies '" + group
                                + "' as one of its processes, but no processes are defined with that name");
            }
        }
        String stop = FlyToml.text(service, "auto_stop_machines");
        if (!stop.isEmpty() && !STOPS.contains(stop)) {
            toml.refuses(where + ".auto_stop_machines", "invalid autostop string value \"" + stop + "\"");
        }
        if (service.get("concurrency")
                .filter(Scalar.class::isInstance)
                .filter(node -> !FlyToml.isText(node))
                .isPresent()) {
            toml.refuses(where + ".concurrency", "a table is expected");
        }
        for (Mapping check : FlyToml.tables(service, "machine_checks")) {
            if (FlyToml.texts(check, "command").isEmpty()) {
                toml.fails(where + ".machine_checks", "missing command for test machine");
            }
        }
    }

    private void ports(Mapping service) {
        String protocol = FlyToml.text(service, "protocol");
        if (protocol.isEmpty()) {
            toml.ignores("services", "without protocol it is neither tcp nor udp");
        }
        if (protocol.equals("udp")
                && List.of("stop", "suspend").contains(FlyToml.text(service, "auto_stop_machines"))) {
            toml.ignores("services.auto_stop_machines", "Fly's proxy does not see UDP");
        }
        List<Mapping> ports = FlyToml.tables(service, "ports");
        if (ports.isEmpty()) {
            toml.warns("services", "WARNING: Service must expose at least one port");
        }
        for (Mapping port : ports) {
            FlyToml.whole(port, "port").ifPresent(number -> {
                if (number < 1 || number > 65_535) {
                    toml.fails("services.ports.port", number + " is no port");
                }
                taken("services", protocol + " " + number);
            });
        }
    }

    /** The proxy knows machines by their port and not by their group. */
    private void taken(String where, String port) {
        if (owners.putIfAbsent(port, where) != null) {
            toml.ignores(where + ".ports", "two services have the port " + port + ": requests go to machines of both");
        }
    }

    private void checks(Mapping service, String key, String where, BigDecimal unit) {
        for (Mapping check : FlyToml.tables(service, key)) {
            for (String time : List.of("interval", "timeout", "grace_period")) {
                toml.seconds(check, time, where + "." + time, unit)
                        .filter(seconds -> seconds.compareTo(MINUTE) > 0
                                || (seconds.compareTo(BigDecimal.ONE) < 0
                                        && !(time.equals("grace_period") && seconds.signum() == 0)))
                        .ifPresent(seconds -> toml.warns(where + "." + time, "it is kept between 1 s and 1 m"));
            }
        }
    }
}
