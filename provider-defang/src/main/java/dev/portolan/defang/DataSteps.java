package dev.portolan.defang;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The copy of the data. Managed servers are out of reach from outside, so it is made by a service of the project.
 *
 * @see <a href="https://docs.defang.io/docs/concepts/managed-storage">Managed storage</a>
 */
final class DataSteps {
    private final DefangRunbook runbook;
    private final DefangPlan plan;

    DataSteps(DefangRunbook runbook) {
        this.runbook = runbook;
        plan = runbook.plan();
    }

    void write() {
        extensions();
        List<Datastore> copied = CopyFile.copied(plan);
        if (!copied.isEmpty()) {
            runbook.out()
                    .step("freeze", Phase.DATA, "Stop all writes")
                    .why(
                            "What is written during the copy would be lost. Rehearse the copy before without this step: it is made"
                                    + " again when COPY has another number.")
                    .source(Step.Line.Source.FREEZE)
                    .from(reasons(copied));
        }
        copied.forEach(this::copy);
        plan.stores().running().stream()
                .filter(store -> !copied.contains(store))
                .forEach(this::byHand);
    }

    private Fact<?>[] reasons(List<Datastore> copied) {
        List<Fact<?>> reasons = new ArrayList<>(List.of(runbook.only(copied)));
        if (reasons.size() > 1) {
            reasons.add(copied.get(0).purpose());
        }
        return reasons.toArray(Fact<?>[]::new);
    }

    private void copy(Datastore store) {
        Fact<String> source = CopyFile.source(store);
        Step.Builder step = runbook.step("copy", store.name(), "", Phase.DATA, "Copy the database")
                .why("The service copies, notes the number of the copy in the database and ends.");
        Word url = address(plan, store)
                .map(variable -> Word.oldValue(variable.name(), Fact.absent(variable.path())))
                .orElse(Word.askedValue(store.name().map(name -> "the URL of " + name + " where it is now")));
        step.feed(url, runbook.defang("config", "set", source, "-"));
        List<Object> both = new ArrayList<>(List.of("defang", Word.option("-f", plan.file())));
        both.addAll(List.of(Word.option("-f", CopyFile.path(store)), Word.option("-s", plan.stack()), "compose", "up"));
        step.run(both.toArray());
        step.run(runbook.defang("logs", CopyFile.service(store), "--since", "2h"));
        step.say("Then deploy without the copy, which starts all processes anew, and take the old address away:");
        step.run(runbook.defang("compose", "up"));
        step.run(runbook.defang("config", "rm", source));
        step.expect(
                "'copy 1 is made' in the logs; where it is made with errors, read them: what an extension or a role lacks"
                        + " may not matter. Where it failed, nothing counts as copied: fix the cause and start it again");
    }

    /** The variable that holds the URL of the server as it is today. */
    static Optional<EnvVariable> address(DefangPlan plan, Datastore store) {
        return plan.app().referencesTo(store).stream()
                .filter(variable -> variable.reference()
                        .map(reference -> reference.attribute() == EnvValue.Attribute.URL)
                        .orElse(false))
                .findFirst();
    }

    private void byHand(Datastore store) {
        if (store.purpose().is(Datastore.Purpose.CACHE) || store.kind().is(Datastore.Kind.MEMCACHED)) {
            return;
        }
        List<String> how = switch (store.kind().get()) {
            case REDIS ->
                List.of(
                        "Let queues run empty before writes stop. If ",
                        " keeps anything that cannot be made again, copy it from a service of the project by redis-cli.");
            case MYSQL -> List.of("If ", " has data, copy it from a service of the project by mysqldump and mysql.");
            case RABBITMQ ->
                List.of("Before writes stop, let the queues of ", " run empty. The app declares them anew.");
            case OPENSEARCH ->
                List.of("Let the app fill the indexes of ", " anew, from the data that they were made of.");
            default ->
                List.of(
                        "If ",
                        " has data, copy it from a service of the project by mongodump --archive and mongorestore --archive.");
        };
        runbook.step("copy", store.name(), "", Phase.DATA, "Copy what the server keeps, or let it go")
                .why("Nothing outside of the project reaches the new server.")
                .say(how.get(0), store.name(), how.get(1));
    }

    /** Those that the image does not bring have to be asked for in the database. */
    private void extensions() {
        for (Datastore store : plan.stores().running()) {
            if (store.kind().is(Datastore.Kind.POSTGRES) && !store.extensions().isEmpty()) {
                Step.Builder step = runbook.step(
                                "extensions", store.name(), "", Phase.PREPARE, "See that the extensions are asked for")
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
