package dev.portolan.yaml;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Origin;
import dev.portolan.model.App;
import dev.portolan.model.Job;
import dev.portolan.source.TargetOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The whole file. */
final class AppTable {
    private static final String TARGETS = "targets";

    static final Table<App, Draft> TABLE = Table.<App, Draft>named("app", Draft::at)
            .fact("app", Forms.TEXT, (draft, name) -> draft.app().name(name), App::name)
            .fact("description", Forms.TEXT, (draft, text) -> draft.app().description(text), App::description)
            .fact("stage", Forms.TEXT, (draft, stage) -> draft.app().stage(stage), App::stage)
            .fact("region", Forms.TEXT, (draft, region) -> draft.app().region(region), App::region)
            .row(
                    "build",
                    (at, draft) -> draft.app().build(build -> BuildTable.TABLE.read(at, build)),
                    (app, into) -> BuildTable.TABLE.put(into, "build", app.build()))
            .things(
                    "processes",
                    ProcessTable.TABLE,
                    (draft, name, facts) -> draft.app().process(name, facts),
                    App::processes)
            .row("release", AppTable::readRelease, AppTable::writeRelease)
            .things("jobs", JobTable.TABLE, (draft, name, facts) -> draft.app().job(name, facts), AppTable::otherJobs)
            .things(
                    "env",
                    EnvTable.TABLE,
                    (draft, name, facts) -> facts.accept(new EnvTable.Variable(draft.app(), name)),
                    App::env)
            .things(
                    "datastores",
                    DatastoreTable.TABLE,
                    (draft, name, facts) -> draft.app().datastore(name, facts),
                    App::datastores)
            .things(
                    "external",
                    ExternalTable.TABLE,
                    (draft, name, facts) -> draft.app().externalService(name, facts),
                    App::externalServices)
            .row("domains", AppTable::readDomains, AppTable::writeDomains)
            .row(TARGETS, (at, draft) -> Targets.read(at, draft.targets()), (app, into) -> {})
            .once("release", "jobs", "release")
            .rule((at, keys) -> {
                if (!keys.contains("app") && !List.copyOf(keys).equals(List.of(TARGETS))) {
                    at.missing("app");
                }
            })
            .build();

    private AppTable() {}

    /**
     * What a file states.
     *
     * @param app the app
     * @param targets the options of targets
     */
    record Draft(App.Builder app, Map<String, TargetOptions> targets) {
        Draft() {
            this(App.builder(), new LinkedHashMap<>());
        }

        private Draft at(Origin origin) {
            app.at(origin);
            return this;
        }
    }

    private static void readRelease(At at, Draft draft) {
        draft.at(at.keyOrigin()).app().job("release", job -> {
            JobTable.stateEachRelease(job);
            JobTable.RELEASE.read(at.shortFor("jobs", "release"), job);
        });
    }

    private static void writeRelease(App app, Mapping into) {
        release(app).ifPresent(job -> JobTable.RELEASE.put(into, "release", job, job.name(), job.trigger()));
    }

    /** The job that the key {@code release} stands for: it is read before the others, so it has to be the first. */
    private static Optional<Job> release(App app) {
        return app.jobs().stream().limit(1).filter(JobTable::isRelease).findFirst();
    }

    private static List<Job> otherJobs(App app) {
        return app.jobs().stream().skip(release(app).isPresent() ? 1 : 0).toList();
    }

    private static void readDomains(At at, Draft draft) {
        if (at.isList()) {
            at.distinctTexts()
                    .forEach((name, item) -> draft.at(item.origin()).app().domain(name));
        } else {
            at.things()
                    .forEach(domain -> draft.at(domain.keyOrigin())
                            .app()
                            .domain(domain.key(), facts -> DomainTable.TABLE.read(domain, facts)));
        }
    }

    /** Always as a table, so that what is stated of one domain does not change how the others stand there. */
    private static void writeDomains(App app, Mapping into) {
        app.domains().forEach(domain -> DomainTable.TABLE.put(into.mapping("domains"), domain, domain));
    }
}
