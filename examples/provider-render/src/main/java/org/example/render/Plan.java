package org.example.render;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.*;
import dev.portolan.naming.*;
import dev.portolan.shell.PosixShell;
import dev.portolan.spi.*;
import dev.portolan.spi.FactTable.Row;
import java.util.*;
import java.util.stream.Stream;

/** What is decided before anything is written: names, sizes, what each process, job and datastore becomes. */
final class Plan {
    static final List<Row> OTHER_FACTS = table("other-facts.csv");
    static final List<Row> REFERENCES = table("references.csv");
    static final List<Row> RUNTIMES = table("runtimes.csv");
    private static final List<Row> PLANS = table("plans.csv");
    private static final List<Row> REGIONS = table("regions.csv");
    private static final List<String> TYPES = List.of("web", "pserv", "worker", "cron");
    private static final NamePolicy NAME = new NamePolicy(
            "a Render name", "https://render.com/docs", 1, 60, false, Plan::isLetter, Plan::isLetter, '-');

    final App app;
    final Output.Builder out;
    final String file;
    final Fact<String> prefix;
    final Fact<String> region;
    final Fact<String> runtime;
    final List<Part> services = new ArrayList<>();
    final List<Part> stores = new ArrayList<>();
    private final Names names = new Names(NAME);

    /** A server of the Blueprint: what it is in the app, and what it listens for, if anything. */
    record Part(Named is, String type, Fact<String> name, Optional<Service> main) {}

    Plan(App app, Settings settings, Output.Builder out) {
        this.app = app;
        this.out = out;
        Fact<String> stage = app.stage().filter(name -> !name.equals("production"));
        file = stage.map(name -> "render." + name + ".yaml").orElse("render.yaml");
        // All names begin with it, as a Blueprint takes over a service that has its name, of whatever app.
        prefix = stage.with(app.name(), (end, name) -> name + "-" + end)
                .or(app.name().from(app.stage()));
        Fact<String> near = app.region().mapOptional(name -> FactTable.find(REGIONS, "names", name, "region"));
        region = settings.get(RenderProvider.REGION).or(near).orChosen("oregon", "Render's own choice");
        runtime = settings.get(RenderProvider.RUNTIME);
        app.processes().forEach(this::add);
        app.jobs().stream()
                .filter(job -> job.trigger().mapOptional(Trigger::crontab).isPresent())
                .forEach(job -> services.add(part(job, "cron", Optional.empty())));
        app.datastores().forEach(this::add);
        services.sort(Comparator.comparing(part -> TYPES.indexOf(part.type())));
        names.renamed().forEach(name -> out.report(RenderFinding.NAME_CHANGED, name));
    }

    private void add(ProcessType process) {
        Stream<Service> open = process.services().stream().filter(one -> one.isHttp() && one.isPublic());
        Optional<Service> web = open.findFirst();
        Optional<Service> main = web.or(() -> process.services().stream().findFirst());
        services.add(part(process, web.isPresent() ? "web" : main.isPresent() ? "pserv" : "worker", main));
    }

    private void add(Datastore store) {
        boolean isPostgres = store.kind().is(Datastore.Kind.POSTGRES);
        boolean isOffered = isPostgres || store.kind().is(Datastore.Kind.REDIS);
        if (isOffered && !store.isKept() && store.follows().isAbsent()) {
            stores.add(part(store, isPostgres ? "postgres" : "keyvalue", Optional.empty()));
        }
    }

    private Part part(Named is, String type, Optional<Service> main) {
        return new Part(is, type, names.of(is.name().with(prefix, (name, start) -> start + "-" + name)), main);
    }

    private static boolean isLetter(int c) {
        return c < 128 && Character.isLetterOrDigit(c) || c == '-';
    }

    /** The words, the same whether a shell reads them or not; absent for the image's own command. */
    static Fact<String> line(Fact<Command> command) {
        return command.filter(one -> !one.equals(Command.ofImage())).map(one -> PosixShell.join(one.toArgv()));
    }

    /** The server that a reference means. */
    Optional<Part> partOf(Named thing) {
        return Stream.concat(services.stream(), stores.stream())
                .filter(part -> part.is().equals(thing) || part.main().equals(Optional.of(thing)))
                .findFirst();
    }

    /** The service that answers a domain. */
    Optional<Part> answering(Domain domain) {
        return app.serviceOf(domain)
                .flatMap(this::partOf)
                .filter(part -> part.type().equals("web"));
    }

    /** Writes the smallest plan that suffices. */
    void size(Mapping into, String of, Fact<String> owner, FactTable.Need... needs) {
        List<Row> plans = PLANS.stream().filter(row -> row.get("of").equals(of)).toList();
        FactTable.Size size = FactTable.enough(plans, needs);
        into.put("plan", owner.map(any -> size.row().get("plan")).from(size.decisive()));
        out.explain(RenderFinding.SIZE, "It is '" + size.row().get("plan") + "'.", size.rounded());
    }

    private static List<Row> table(String name) {
        return FactTable.rows(name, Plan.class.getResourceAsStream(name));
    }
}
