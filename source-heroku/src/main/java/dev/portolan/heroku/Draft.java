package dev.portolan.heroku;

import dev.portolan.fact.FactPath;
import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Findings;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.model.App;
import dev.portolan.model.Build;
import dev.portolan.model.Datastore;
import dev.portolan.model.Domain;
import dev.portolan.model.EnvValue;
import dev.portolan.model.ExternalService;
import dev.portolan.model.InvalidAppException;
import dev.portolan.model.Job;
import dev.portolan.model.Problem;
import dev.portolan.model.ProcessType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The statements about an app, each with its place, so that what cannot be is told and taken out, and the rest still
 * makes an app.
 */
final class Draft {
    private final List<Statement<App.Builder>> statements = new ArrayList<>();
    private final List<Statement<Build.Builder>> build = new ArrayList<>();
    private final Set<String> runNames = new LinkedHashSet<>();
    private final Set<String> schedulers = new LinkedHashSet<>();

    private record Statement<B>(FactPath path, Origin origin, Consumer<B> says) {}

    void app(String fact, Origin origin, Consumer<App.Builder> says) {
        state(FactPath.of(fact), origin, says);
    }

    void build(String fact, Origin origin, Consumer<Build.Builder> says) {
        build.add(new Statement<>(FactPath.of("build", fact), origin, says));
    }

    void build(BuildFact fact) {
        build(fact.name(), fact.origin(), fact.says());
    }

    /** A process's own build; none where there are no facts. It is one statement, because a builder makes it at once. */
    void processBuild(String name, List<BuildFact> facts) {
        if (!facts.isEmpty()) {
            process(
                    name,
                    "build",
                    facts.get(0).origin(),
                    process -> process.build(
                            build -> facts.forEach(fact -> fact.says().accept(build.at(fact.origin())))));
        }
    }

    void process(String name, String fact, Origin origin, Consumer<ProcessType.Builder> says) {
        runNames.add(name);
        state(below(FactPath.of("processes", name), fact), origin, app -> app.process(name, says));
    }

    void job(String name, String fact, Origin origin, Consumer<Job.Builder> says) {
        runNames.add(name);
        state(below(FactPath.of("jobs", name), fact), origin, app -> app.job(name, says));
    }

    /** An add-on that starts commands by itself; which ones no file says. */
    void scheduler(String title) {
        schedulers.add(title);
    }

    /** The titles of the add-ons that start commands by themselves. */
    List<String> schedulers() {
        return List.copyOf(schedulers);
    }

    void env(String name, Origin origin, EnvValue value) {
        state(FactPath.of("env", name), origin, app -> app.env(name, value));
    }

    void envDescription(String name, Origin origin, String description) {
        state(FactPath.of("env", name, "description"), origin, app -> app.envDescription(name, description));
    }

    void datastore(String name, String fact, Origin origin, Consumer<Datastore.Builder> says) {
        state(below(FactPath.of("datastores", name), fact), origin, app -> app.datastore(name, says));
    }

    void external(String name, String fact, Origin origin, Consumer<ExternalService.Builder> says) {
        state(below(FactPath.of("external", name), fact), origin, app -> app.externalService(name, says));
    }

    void externalVariable(String service, String variable, Origin origin) {
        state(
                FactPath.of("external", service, "variables", variable),
                origin,
                app -> app.externalService(service, external -> external.variables(List.of(variable))));
    }

    void domain(String name, String fact, Origin origin, Consumer<Domain.Builder> says) {
        state(below(FactPath.of("domains", name), fact), origin, app -> app.domain(name, says));
    }

    /** The path of a fact of what stands at a path; the names of facts hold no dots but those between them. */
    private static FactPath below(FactPath path, String fact) {
        FactPath below = path;
        for (String step : List.of(fact.split("\\.", -1))) {
            below = below.child(step);
        }
        return below;
    }

    private void state(FactPath path, Origin origin, Consumer<App.Builder> says) {
        statements.add(new Statement<>(path, origin, says));
    }

    boolean hasBuild() {
        return !build.isEmpty();
    }

    boolean hasProcess(String name) {
        return states(FactPath.of("processes", name));
    }

    boolean hasDatastore(String name) {
        return states(FactPath.of("datastores", name));
    }

    boolean hasExternal(String name) {
        return states(FactPath.of("external", name));
    }

    private boolean states(FactPath path) {
        return statements.stream().anyMatch(statement -> path.covers(statement.path()));
    }

    /** The name itself, or with a number behind it if a process or a job has it already. */
    String freeRunName(String wanted) {
        return free(wanted, runNames::contains);
    }

    /** The name itself, or the first one with a number behind it that is not taken. */
    static String free(String wanted, Predicate<String> isTaken) {
        String name = wanted;
        for (int number = 2; isTaken.test(name); number++) {
            name = wanted + "-" + number;
        }
        return name;
    }

    /** The app of all that can be; each statement that cannot is told. Every round takes out at least one. */
    Optional<App> app(Findings findings) {
        leaveSecretNames(findings);
        while (true) {
            try {
                return Optional.of(built());
            } catch (InvalidAppException invalid) {
                for (Problem problem : invalid.problems()) {
                    findings.report(
                            HerokuFinding.FACT_REFUSED,
                            problem.path() + " " + problem.message() + ".",
                            problem.origin());
                }
                int before = size();
                invalid.problems().forEach(problem -> drop(problem.path()));
                if (size() == before) {
                    return Optional.empty();
                }
            }
        }
    }

    /** A name goes wherever what it names goes, so none may be a secret. */
    private void leaveSecretNames(Findings findings) {
        Map<FactPath, Origin> named = new LinkedHashMap<>();
        Set<FactPath> seen = new LinkedHashSet<>();
        for (Statement<App.Builder> statement : statements) {
            for (FactPath path = statement.path(); !path.steps().isEmpty() && seen.add(path); path = path.parent()) {
                if (findings.secrets().areIn(path.name())) {
                    named.put(path, statement.origin());
                }
            }
        }
        named.forEach((path, origin) -> {
            findings.report(HerokuFinding.FACT_REFUSED, path + " has a secret for its name.", origin);
            drop(path);
        });
    }

    private App built() {
        var app = App.builder();
        statements.forEach(statement -> statement.says().accept(app.at(statement.origin())));
        if (!build.isEmpty()) {
            app.at(build.get(0).origin())
                    .build(facts -> build.forEach(statement -> statement.says().accept(facts.at(statement.origin()))));
        }
        return app.build();
    }

    private int size() {
        return statements.size() + build.size();
    }

    /** Takes out all that lies below the path; where nothing does, the statement that comes nearest above it. */
    private void drop(FactPath path) {
        boolean below = statements.removeIf(statement -> path.covers(statement.path()));
        below |= build.removeIf(statement -> path.covers(statement.path()));
        if (!below) {
            nearestAbove(statements, path).ifPresent(statements::remove);
            nearestAbove(build, path).ifPresent(build::remove);
        }
    }

    private static <B> Optional<Statement<B>> nearestAbove(List<Statement<B>> statements, FactPath path) {
        return statements.stream()
                .filter(statement -> statement.path().covers(path))
                .max(Comparator.comparing(statement -> statement.path().steps().size()));
    }
}
