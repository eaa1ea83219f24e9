package dev.portolan.defang;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.report.Line;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The copy of the data. Managed servers are out of reach from outside, so it is made by a service of the project.
 *
 * @see <a href="https://docs.defang.io/docs/concepts/managed-storage">Managed storage</a>
 */
final class DataSteps {
    private static final String COUNTED =
            "The new server is out of reach from outside. A service of the project copies, counts the rows of each"
                    + " table on both sides, notes the number of the copy in the new database and ends. With NOT EQUAL"
                    + " its logs name each table that differs: in a rehearsal the old app wrote meanwhile; else see that"
                    + " nothing writes on either side, workers of the new one too. With 'failed' nothing counts as copied:"
                    + " read the line above it. The deploy may fail with it. To copy again, write another number behind"
                    + " COPY in the file; the check of the files before the old app stops then names that line, as it should.";
    private static final String COMPARED =
            "The new server is out of reach from outside. A service of the project copies, compares both sides and then"
                    + " waits to be taken away. Let queues run empty before writes stop: what need not move need not be copied."
                    + " What the new app wrote there before is removed. To copy again, write another number behind COPY in the"
                    + " file; the check of the files before the old app stops then names that line, as it should.";

    private final DefangRunbook runbook;
    private final DefangPlan plan;

    DataSteps(DefangRunbook runbook) {
        this.runbook = runbook;
        plan = runbook.plan();
    }

    void write() {
        extensions();
        List<Datastore> copied = CopyFile.copied(plan);
        List<Datastore> byHand = plan.stores().running().stream()
                .filter(store -> !copied.contains(store) && isWorthwhile(store))
                .toList();
        byHand.stream().filter(store -> !isDatabase(store)).forEach(this::byHand);
        List<Datastore> frozen = Stream.concat(copied.stream(), byHand.stream().filter(DataSteps::isDatabase))
                .toList();
        if (!frozen.isEmpty()) {
            freeze(frozen);
        }
        copied.forEach(this::copy);
        byHand.stream().filter(DataSteps::isDatabase).forEach(this::byHand);
        if (!frozen.isEmpty()) {
            thaw(frozen);
        }
    }

    private void freeze(List<Datastore> frozen) {
        Step.Builder step = runbook.out()
                .step("freeze", Phase.DATA, "Stop all writes, on both sides")
                .repeatable()
                .why(
                        "What is written during the copy would be lost. The processes on Defang work since the first deploy; what"
                                + " they write meanwhile stands in the way of what is copied, or is removed. To rehearse the copy,"
                                + " pass this step over; where a file copies, COPY in it gets another number for the copy that counts.")
                .source(Line.Source.FREEZE)
                .from(reasons(frozen));
        List<Fact<String>> writers = runbook.services().writers();
        if (!writers.isEmpty()) {
            step.sayOf(
                            "Defang has no command that stops a service, but it takes away one whose profile is not its own:"
                                    + " in `" + plan.file().get() + "`, give the line `" + MovingServices.OFF + "` to ",
                            writers,
                            ".")
                    .from(plan.file())
                    .run(runbook.defang("compose", "up"))
                    .run(runbook.defang("compose", "ps"))
                    .expect("the servers for data, and none of these services any more");
        }
    }

    private void thaw(List<Datastore> frozen) {
        List<Fact<String>> writers = runbook.services().writers();
        if (writers.isEmpty()) {
            return;
        }
        runbook.out()
                .step("start", Phase.DATA, "Start the processes again, on the copied data")
                .repeatable()
                .why("Those on Defang only; the old app stays still.")
                .sayOf(
                        "In `" + plan.file().get() + "`, take the line `" + MovingServices.OFF + "` away again from ",
                        writers,
                        ".")
                .from(plan.file())
                .from(reasons(frozen))
                .run(runbook.defang("compose", "up"))
                .run(runbook.defang("compose", "ps"))
                .expect("every service is healthy, and jobs have ended");
    }

    private static boolean isWorthwhile(Datastore store) {
        return !store.purpose().is(Datastore.Purpose.CACHE) && !store.kind().is(Datastore.Kind.MEMCACHED);
    }

    /** Whether it is copied while nothing writes; the others run empty before or are filled anew. */
    private static boolean isDatabase(Datastore store) {
        return store.kind().is(Datastore.Kind.MYSQL) || store.kind().is(Datastore.Kind.MONGODB);
    }

    private Fact<?>[] reasons(List<Datastore> copied) {
        List<Fact<?>> reasons = new ArrayList<>(List.of(runbook.only(copied)));
        if (reasons.size() > 1 && copied.get(0).kind().is(Datastore.Kind.POSTGRES)) {
            reasons.add(copied.get(0).purpose());
        }
        return reasons.toArray(Fact<?>[]::new);
    }

    private void copy(Datastore store) {
        Fact<String> source = CopyFile.source(store);
        boolean isPostgres = CopyFile.isPostgres(store);
        Step.Builder step = runbook.out()
                .step("copy", store.name(), Phase.DATA, isPostgres ? "Copy the database" : "Copy the data")
                .repeatable()
                .why(isPostgres ? COUNTED : COMPARED);
        CopyService.script(store).ifPresent(step::needs);
        Word url = plan.app()
                .urlOf(store)
                .map(variable -> Word.oldValue(variable.name(), Fact.absent(variable.path())))
                .orElse(Word.askedValue(store.name().map(name -> "the URL of " + name + " where it is now")));
        step.feed(url, runbook.defang("config", "set", source, "-"));
        step.afterwards(runbook.defang("config", "rm", source));
        List<Object> both = new ArrayList<>(DefangRunbook.READING);
        both.add(Word.option("-f", plan.file()));
        both.addAll(List.of(Word.option("-f", CopyFile.path(store)), Word.option("-s", plan.stack()), "compose", "up"));
        step.run(both.toArray());
        step.run(runbook.defang("logs", CopyFile.service(store), "--since", "2h"));
        if (isPostgres) {
            step.say(
                    "Go on only when they end with 'copy 1: as many rows on both sides', with the number that stands in ",
                    CopyFile.path(store),
                    ". What follows deploys without the copy.");
        } else {
            step.say(
                    "Go on only when they say 'equal on both sides' and then 'copy 1 is made'. What follows deploys without the"
                            + " copy.");
        }
        step.run(runbook.defang("compose", "up"));
        step.expect(
                isPostgres
                        ? "lines with ERROR in the copy's logs only where the app can do without what the new server refused,"
                                + " such as an extension or a role"
                        : "no service that copies any more");
    }

    private void byHand(Datastore store) {
        String how = switch (store.kind().get()) {
            case OPENSEARCH -> ": let the app fill its indexes anew, from the data that they were made of.";
            case RABBITMQ -> ": let its queues run empty before writes stop. The app declares them anew.";
            default ->
                ": let queues run empty before writes stop. What must last belongs on a server that stays, by 'keep'.";
        };
        runbook.out()
                .step("copy", store.name(), Phase.DATA, "Let go of the data")
                .why("It has no disk, so whatever were copied there would be gone after a restart.")
                .say("Nothing is copied to ", store.name(), how);
    }

    /** Those that the image does not bring have to be asked for in the database. */
    private void extensions() {
        for (Datastore store : plan.stores().running()) {
            if (store.kind().is(Datastore.Kind.POSTGRES) && !store.extensions().isEmpty()) {
                Step.Builder step = runbook.out()
                        .step("extensions", store.name(), Phase.PREPARE, "See that the extensions are asked for")
                        .from(store.name())
                        .why("The copy brings them; on an empty database a migration has to create them."
                                + " The container that docker compose starts has only what Postgres itself ships, and pgvector"
                                + " where it is asked for.");
                for (Fact<String> extension : store.extensions()) {
                    step.say("create extension if not exists ", extension, ";");
                }
            }
        }
    }
}
