package org.example.render;

import dev.portolan.document.Mapping;
import dev.portolan.fact.*;
import dev.portolan.model.*;
import dev.portolan.naming.*;
import dev.portolan.shell.PosixShell;
import dev.portolan.spi.*;
import dev.portolan.spi.FactTable.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is decided before anything is written: names, sizes, which service each process and job becomes. */
final class Plan {
    static final List<Row> RUNTIMES = table("runtimes.csv");
    private static final List<Row> PLANS = table("plans.csv");
    private static final List<Row> REGIONS = table("regions.csv");
    private static final List<Row> OTHER_FACTS = table("other-facts.csv");

    final App app;
    final Settings settings;
    final Output.Builder out;
    final List<Unit> units = new ArrayList<>();
    private final Names names = new Names(new NamePolicy("a Render service's name", "https://render.com/docs", 1, 60, false,
            Plan::isLetter, Plan::isLetter, '-'));

    /** A service of the Blueprint, the process or job that it runs, and what that listens for, if anything. */
    record Unit(Named runs, Fact<String> name, Fact<String> type, Build build, Optional<Service> main) {}

    Plan(App app, Settings settings, Output.Builder out) {
        this.app = app;
        this.settings = settings;
        this.out = out;
        for (ProcessType process : app.processes()) {
            var open = process.services().stream().filter(one -> one.isHttp() && one.isPublic()).findFirst();
            var main = open.or(() -> process.services().stream().findFirst());
            String type = open.isPresent() ? "web" : main.isPresent() ? "pserv" : "worker";
            Build build = process.build() instanceof Build.Unstated ? app.build() : process.build();
            units.add(new Unit(process, name(process.name()), Fact.chosen(type, "by what it listens for"), build, main));
        }
        app.jobs().stream().filter(job -> schedule(job).isPresent()).forEach(job -> units.add(new Unit(
                job, name(job.name()), Fact.chosen("cron", "it runs by the clock"), app.build(), Optional.empty())));
    }

    private static boolean isLetter(int c) {
        return (c | 32) >= 'a' && (c | 32) <= 'z' || c >= '0' && c <= '9' || c == '-';
    }

    private Fact<String> stage() {
        return app.stage().filter(stage -> !stage.equals("production"));
    }

    String file() {
        return stage().map(stage -> "render." + stage + ".yaml").orElse("render.yaml");
    }

    /** What all names begin with: a Blueprint takes over a service that has its name, of whatever app. */
    Fact<String> prefix() {
        return stage().with(app.name(), (stage, name) -> name + "-" + stage).or(app.name().from(app.stage()));
    }

    Fact<String> name(Fact<String> thing) {
        return names.of(thing.map(name -> prefix().get() + "-" + name).from(prefix()));
    }

    Fact<String> region() {
        Fact<String> near = app.region().filter(name -> row(REGIONS, "names", name).isPresent())
                .map(name -> row(REGIONS, "names", name).get().get("region"));
        return settings.get(RenderProvider.REGION).or(near).orChosen("oregon", "Render's own choice");
    }

    static Fact<String> schedule(Job job) {
        return job.trigger().filter(trigger -> trigger.crontab().isPresent()).map(trigger -> trigger.crontab().get());
    }

    /** The words, quoted so that they are the same whether a shell reads them or not; absent for the image's own command. */
    static Fact<String> line(Fact<Command> command) {
        return command.filter(one -> !one.equals(Command.ofImage())).map(one -> PosixShell.join(one.toArgv()));
    }

    /** The service that runs what each release and the first deploy need: one that users see, or any but a cron job. */
    Optional<Unit> host() {
        return units.stream().filter(unit -> unit.type().is("web")).findFirst()
                .or(() -> units.stream().filter(unit -> unit.runs() instanceof ProcessType).findFirst());
    }

    Optional<Unit> unitOf(Named service) {
        return units.stream().filter(unit -> unit.main().equals(Optional.of(service))).findFirst();
    }

    /** The service that answers a domain: the one that it names, or the only one that users see. */
    Optional<Unit> unitOf(Domain domain) {
        return domain.service().map(app::resolve).map(this::unitOf).orElse(host()).filter(unit -> unit.type().is("web"));
    }

    /** Writes the smallest plan that suffices; a fact that another one hides makes no difference and is not claimed. */
    void size(Mapping into, String of, Fact<String> owner, Fact<Integer> memory, Fact<BigDecimal> vcpus, Fact<Boolean> standby) {
        Row plan = plan(of, memory, vcpus, standby);
        Fact<Integer> byMemory = memory.ifItMatters(List.of(1_000_000), other -> plan(of, other, vcpus, standby));
        Fact<BigDecimal> byCpu = vcpus.ifItMatters(List.of(BigDecimal.valueOf(1000)), other -> plan(of, memory, other, standby));
        Fact<Boolean> byStandby = standby.ifItMatters(List.of(true), other -> plan(of, memory, vcpus, other));
        into.put("plan", owner.map(any -> plan.get("plan")).from(byMemory, byCpu, byStandby));
        out.explain(RenderFinding.SIZE, "It is " + plan.get("plan") + " with " + plan.get("memory in MiB") + " MiB.",
                byMemory.filter(mib -> mib != Integer.parseInt(plan.get("memory in MiB"))).from(byCpu),
                byCpu.filter(cpus -> cpus.compareTo(new BigDecimal(plan.get("vcpus"))) != 0).from(byMemory));
    }

    private static Row plan(String of, Fact<Integer> memory, Fact<BigDecimal> vcpus, Fact<Boolean> standby) {
        List<Row> plans = PLANS.stream().filter(row -> row.get("of").equals(of)
                && (!standby.is(true) || row.get("standby").equals("yes"))).toList();
        return plans.stream().filter(row -> memory.orElse(0) <= Integer.parseInt(row.get("memory in MiB"))
                        && (vcpus.isAbsent() || vcpus.get().compareTo(new BigDecimal(row.get("vcpus"))) <= 0))
                .findFirst().orElse(plans.get(plans.size() - 1));
    }

    private static List<Row> table(String name) {
        return FactTable.rows(name, Plan.class.getResourceAsStream(name));
    }

    /** The row with this text in a column, whose texts are parted by ';'. */
    static Optional<Row> row(List<Row> table, String column, String text) {
        return table.stream().filter(row -> List.of(row.get(column).split(";")).contains(text)).findFirst();
    }

    /** Of what stands in no file and no step, a table knows what to say. */
    void tellTheRest() {
        names.renamed().forEach(name -> out.report(RenderFinding.NAME_CHANGED, name));
        var told = new ArrayList<FactPath>();
        for (Fact<?> fact : out.unanswered(app)) {
            Row row = OTHER_FACTS.stream().filter(one -> fact.path().isWithin(one.get("fact"))).findFirst().orElseThrow();
            List<String> same = List.of(row.get("as on Render").split(";"));
            boolean isSame = same.contains("*") || same.contains(fact.get().toString());
            if (told.stream().noneMatch(whole -> whole.covers(fact.path()))) {
                out.explain(isSame ? RenderFinding.AS_IT_IS : RenderFinding.NOT_SAID, isSame && !same.contains("*") ? "" : row.get("told"), fact);
                told.add(isSame ? fact.path().child("") : fact.path());
            }
        }
    }
}
