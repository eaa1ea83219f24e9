package dev.portolan.fly;

import dev.portolan.document.Mapping;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Rules of {@code [checks]}, and of what a deploy asks of checks.
 *
 * @see <a href="https://github.com/superfly/flyctl/blob/master/internal/appconfig/validation.go">validateChecksSection</a>
 */
final class CheckRules {
    private static final BigDecimal MILLISECOND = new BigDecimal("0.001");

    private final FlyToml toml;

    CheckRules(FlyToml toml) {
        this.toml = toml;
    }

    void check() {
        FlyToml.table(toml.root(), "checks").entries().forEach((name, node) -> {
            if (node instanceof Mapping check) {
                check("checks." + name, check);
            }
        });
        boolean bluegreen =
                FlyToml.text(FlyToml.table(toml.root(), "deploy"), "strategy").equals("bluegreen");
        if (bluegreen && hasNoCheck()) {
            toml.fails("deploy.strategy", "You need to define at least 1 check to use the bluegreen strategy");
        }
    }

    private void check(String where, Mapping check) {
        if (!List.of("http", "tcp").contains(FlyToml.text(check, "type"))) {
            toml.refuses(where + ".type", "Missing or invalid check type, must be 'http' or 'tcp'");
        }
        toml.seconds(check, "interval", where + ".interval", MILLISECOND)
                .filter(seconds -> seconds.compareTo(BigDecimal.valueOf(2)) < 0)
                .ifPresent(seconds -> toml.refuses(where + ".interval", "interval is too short: 2 s at least"));
        toml.seconds(check, "timeout", where + ".timeout", MILLISECOND)
                .filter(seconds -> seconds.compareTo(BigDecimal.valueOf(60)) > 0)
                .ifPresent(seconds -> toml.refuses(where + ".timeout", "timeout is too long: 60 s at most"));
        toml.seconds(check, "grace_period", where + ".grace_period", MILLISECOND);
        if (check.get("port").isEmpty() && !hasHttpService(check)) {
            toml.fails(where, "has no port set and the group has no http_service");
        }
    }

    private boolean hasHttpService(Mapping check) {
        Mapping http = FlyToml.table(toml.root(), "http_service");
        return toml.root().get("http_service").isPresent()
                && toml.groups().stream()
                        .filter(group -> toml.isFor(check, group))
                        .allMatch(group -> toml.isFor(http, group));
    }

    private boolean hasNoCheck() {
        boolean top = FlyToml.table(toml.root(), "checks").entries().isEmpty();
        boolean http = FlyToml.tables(FlyToml.table(toml.root(), "http_service"), "checks")
                .isEmpty();
        return top
                && http
                && FlyToml.tables(toml.root(), "services").stream()
                        .flatMap(service ->
                                Stream.of(Map.entry(service, "http_checks"), Map.entry(service, "tcp_checks")))
                        .allMatch(entry ->
                                FlyToml.tables(entry.getKey(), entry.getValue()).isEmpty());
    }
}
