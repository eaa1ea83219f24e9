package dev.portolan.defang;

import dev.portolan.document.Mapping;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Rules of {@code healthcheck}.
 *
 * @see <a href="https://s.defang.io/healthchecks">Health checks</a>
 */
final class HealthRules {
    private final ComposeTree tree;
    private final String name;
    private final Mapping service;

    HealthRules(ComposeTree tree, String name, Mapping service) {
        this.tree = tree;
        this.name = name;
        this.service = service;
    }

    void check() {
        Optional<String> ingress = ComposeTree.mappings(service, "ports").stream()
                .filter(port -> !ComposeTree.text(port, "mode").equals("host"))
                .map(port -> ComposeTree.text(port, "target"))
                .findFirst();
        Mapping check = ComposeTree.mapping(service, "healthcheck");
        boolean isOff = ComposeTree.text(check, "disable").equals("true");
        if (service.get("healthcheck").isEmpty() || isOff) {
            ingress.ifPresent(port ->
                    tree.warns(name, "ingress port " + port + " without healthcheck; defaults to GET / HTTP/1.1"));
            return;
        }
        if (ingress.isPresent()) {
            test(check);
        }
        times(check);
    }

    private void test(Mapping check) {
        List<String> test = ComposeTree.texts(check, "test");
        if (test.isEmpty() || test.get(0).equals("NONE")) {
            tree.refuses(name, "invalid healthcheck: ingress ports require a CMD or CMD-SHELL healthcheck");
        } else if (test.stream().noneMatch(word -> word.contains("localhost") || word.contains("127.0.0.1"))) {
            tree.refuses(
                    name,
                    "invalid healthcheck: ingress ports require an HTTP healthcheck on `localhost`, see"
                            + " https://s.defang.io/healthchecks");
        }
    }

    private void times(Mapping check) {
        BigDecimal interval = seconds(check, "interval", 30);
        BigDecimal timeout = seconds(check, "timeout", 5);
        if (timeout.signum() <= 0 || interval.compareTo(timeout) < 0) {
            tree.refuses(
                    name,
                    "healthcheck timeout " + timeout + "s must be positive and smaller than the interval " + interval
                            + "s");
        }
        seconds(check, "start_period", 0);
    }

    private BigDecimal seconds(Mapping check, String key, int usual) {
        String text = ComposeTree.text(check, key);
        if (text.isEmpty()) {
            return BigDecimal.valueOf(usual);
        }
        Optional<BigDecimal> seconds = ComposeTree.seconds(text);
        if (seconds.isEmpty()) {
            tree.refuses(name, "healthcheck." + key + ": invalid duration \"" + text + "\"");
        } else if (seconds.get().stripTrailingZeros().scale() > 0) {
            tree.warns(name, "healthcheck " + key + " must be a multiple of 1s");
        }
        return seconds.orElse(BigDecimal.valueOf(usual));
    }
}
