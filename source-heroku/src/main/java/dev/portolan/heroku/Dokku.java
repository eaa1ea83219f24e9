package dev.portolan.heroku;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Findings.Naming;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.heroku.report.Nodes;
import dev.portolan.model.Command;
import dev.portolan.model.HealthCheck;
import dev.portolan.model.Probe;
import dev.portolan.source.InputNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * What Dokku adds to app.json: the only place where an app of this kind writes down its schedules and health checks. See
 * <a href="https://dokku.com/docs/appendices/file-formats/app-json/">its own page</a>.
 */
final class Dokku {
    private static final List<String> CRON_KEYS = List.of("command", "schedule");
    private static final List<String> CHECK_KEYS = List.of("attempts", "initialDelay", "timeout", "wait");

    /** What is asked, the first that is there. */
    private static final List<String> PROBE_KEYS = List.of("path", "command", "listening");

    /** They speak to people. */
    private static final List<String> CHECK_REMARKS = List.of("name", "description");

    private static final List<String> FORMATION_KEYS = List.of("process", "quantity", "size", "autoscaling");
    private static final List<String> AUTOSCALING_KEYS = List.of("min_quantity", "max_quantity");

    /** Words that start the word which says what a command does. */
    private static final List<String> STARTERS = List.of(
            "bundle",
            "exec",
            "rake",
            "rails",
            "python",
            "python3",
            "node",
            "npm",
            "npx",
            "yarn",
            "run",
            "php",
            "artisan",
            "mix",
            "ruby",
            "manage.py",
            "sh",
            "bash");

    private final Intake in;

    private Dokku(Intake in) {
        this.in = in;
    }

    static void read(Intake in) {
        var dokku = new Dokku(in);
        in.json().list("cron").forEach(dokku::cron);
        in.json().table("healthchecks", in.nodes()).forEach(dokku::healthChecks);
    }

    /** Heroku's keys of a formation's entry, and Dokku's bounds of a count. */
    static void formation(String process, InputNode.Mapping table, Intake in) {
        in.nodes().unknownKeys("formation." + process, table, FORMATION_KEYS);
        Optional<InputNode> node = table.get("autoscaling");
        if (node.isPresent() && node.get() instanceof InputNode.Mapping bounds) {
            in.nodes().unknownKeys("formation." + process + ".autoscaling", bounds, AUTOSCALING_KEYS);
            Optional<Integer> min = in.nodes().count(bounds, "min_quantity");
            Optional<Integer> max = in.nodes().count(bounds, "max_quantity");
            if (min.isPresent() && max.isPresent()) {
                in.draft()
                        .process(
                                process,
                                "autoscaling",
                                bounds.origin(),
                                facts -> facts.autoscaling(min.get(), max.get()));
            }
        } else {
            node.ifPresent(other -> in.nodes().wrongShape("formation." + process + ".autoscaling", other, "a table"));
        }
    }

    private void cron(InputNode item) {
        if (!(item instanceof InputNode.Mapping table)) {
            in.nodes().wrongShape("an item of 'cron'", item, "a table with 'command' and 'schedule'");
            return;
        }
        in.nodes().unknownKeys("an item of 'cron'", table, CRON_KEYS);
        Optional<String> command = in.nodes().text(table, "command").filter(text -> !text.isBlank());
        Optional<String> schedule = in.nodes().text(table, "schedule").filter(text -> !text.isBlank());
        if (command.isEmpty() || schedule.isEmpty()) {
            in.nodes().wrongShape("an item of 'cron'", item, "a table with 'command' and 'schedule'");
            return;
        }
        String name = in.draft().freeRunName(jobName(in.findings().secrets().masked(command.get())));
        Origin scheduled = Nodes.place(table, "schedule");
        in.draft().job(name, "trigger", scheduled, job -> job.cron(fiveFields(schedule.get())));
        Origin commanded = Nodes.place(table, "command");
        in.draft().job(name, "command", commanded, job -> job.command(Command.shell(command.get())));
    }

    private static String fiveFields(String schedule) {
        return switch (schedule.strip().toLowerCase(Locale.ROOT)) {
            case "@hourly" -> "0 * * * *";
            case "@daily", "@midnight" -> "0 0 * * *";
            case "@weekly" -> "0 0 * * 0";
            case "@monthly" -> "0 0 1 * *";
            case "@yearly", "@annually" -> "0 0 1 1 *";
            default -> String.join(" ", schedule.strip().split("\\s+", -1));
        };
    }

    /** The first word that says what is done: {@code bundle exec rake events:import} is called events-import. */
    static String jobName(String command) {
        String word = Arrays.stream(command.strip().split("\\s+", -1))
                .map(text -> text.substring(text.lastIndexOf('/') + 1))
                .filter(text -> !STARTERS.contains(text) && !text.contains("=") && !text.startsWith("-"))
                .findFirst()
                .orElse("");
        String name =
                word.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "").toLowerCase(Locale.ROOT);
        return name.isEmpty() || name.length() > 40 ? "cron" : name;
    }

    private void healthChecks(InputNode.Entry entry) {
        List<InputNode.Mapping> checks = in.nodes().items("healthchecks." + entry.key(), entry.value()).stream()
                .filter(InputNode.Mapping.class::isInstance)
                .map(InputNode.Mapping.class::cast)
                .toList();
        Optional<InputNode.Mapping> used = entry.key().equals("web")
                        && in.draft().hasProcess("web")
                ? checks.stream().filter(check -> probe(check).isPresent()).findFirst()
                : Optional.empty();
        used.ifPresent(check -> healthCheck(entry.key(), check));
        checks.stream()
                .filter(check -> used.filter(check::equals).isEmpty())
                .forEach(check -> in.findings()
                        .report(
                                HerokuFinding.HEALTH_CHECK_LEFT,
                                "healthchecks." + entry.key() + ": " + String.join(", ", shown(check)) + ".",
                                check.origin()));
    }

    private void healthCheck(String process, InputNode.Mapping check) {
        String asked = PROBE_KEYS.stream()
                .filter(key -> check.get(key).isPresent())
                .findFirst()
                .orElse("type");
        health(process, check, asked, (health, any) -> probe(check).ifPresent(health::probe));
        seconds(process, check, "wait", HealthCheck.Builder::interval);
        seconds(process, check, "timeout", HealthCheck.Builder::timeout);
        seconds(process, check, "initialDelay", HealthCheck.Builder::grace);
        in.nodes()
                .count(check, "attempts")
                .ifPresent(attempts ->
                        health(process, check, "attempts", (health, any) -> health.unhealthyThreshold(attempts)));
        left(process, check, asked);
    }

    /** What has no place in the model; a target asks again and again, which is what Dokku calls liveness. */
    private void left(String process, InputNode.Mapping check, String asked) {
        var remarks = new Naming();
        var left = new ArrayList<String>();
        for (InputNode.Entry fact : check.entries()) {
            boolean isCarried = CHECK_KEYS.contains(fact.key()) || fact.key().equals(asked);
            if (CHECK_REMARKS.contains(fact.key())) {
                remarks.add("healthchecks." + process + "." + fact.key(), fact.origin());
            } else if (!isCarried && !shown(fact).equals("type 'liveness'")) {
                left.add(shown(fact));
            }
        }
        in.findings().name(HerokuFinding.DESCRIPTIVE_KEYS, remarks);
        if (!left.isEmpty()) {
            String detail = "healthchecks." + process + ": " + String.join(", ", left) + ".";
            in.findings().report(HerokuFinding.HEALTH_CHECK_LEFT, detail, check.origin());
        }
    }

    private void seconds(
            String process, InputNode.Mapping check, String key, BiConsumer<HealthCheck.Builder, Duration> says) {
        in.nodes()
                .count(check, key)
                .filter(seconds -> seconds > 0)
                .ifPresent(seconds ->
                        health(process, check, key, (health, any) -> says.accept(health, Duration.ofSeconds(seconds))));
    }

    private void health(
            String process, InputNode.Mapping check, String key, BiConsumer<HealthCheck.Builder, String> says) {
        in.draft()
                .process(
                        process,
                        "services.http.health." + key,
                        Nodes.place(check, key),
                        facts -> facts.service("http", http -> http.health(health -> says.accept(health, key))));
    }

    private Optional<Probe> probe(InputNode.Mapping check) {
        Optional<Probe> path = check.get("path")
                .flatMap(node -> in.nodes().text("'path'", node))
                .map(Probe::http);
        if (path.isPresent()) {
            return path;
        }
        if (check.get("command").orElse(null) instanceof InputNode.Sequence words) {
            return Optional.of(Probe.exec(Command.exec(words.items().stream()
                    .flatMap(word -> in.nodes().text("a word of 'command'", word).stream())
                    .toArray(String[]::new))));
        }
        return in.nodes().text(check, "listening").filter("true"::equals).map(any -> Probe.tcp());
    }

    private static List<String> shown(InputNode.Mapping check) {
        return check.entries().stream().map(Dokku::shown).toList();
    }

    private static String shown(InputNode.Entry fact) {
        return fact.key() + " " + (fact.value() instanceof InputNode.Scalar scalar ? "'" + scalar.text() + "'" : "…");
    }
}
