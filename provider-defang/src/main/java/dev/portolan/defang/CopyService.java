package dev.portolan.defang;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.report.CopyScript;
import dev.portolan.spi.Output;
import java.util.List;
import java.util.Optional;

/**
 * A service that copies by the script that stands beside the runbook: its image is that of the server's own tools and the
 * script. Defang starts a service anew that has ended, so this one waits when it is done; started anew all the same, it
 * finds the number of the copy on the new server and copies no more.
 */
final class CopyService {
    private static final String FOLDER = "deploy/defang";
    private static final String SCRIPT = "/copy.sh";

    /** The app may run already and have written to the new server: what is there is removed first. */
    private static final String COMMAND = """
            if [ "$(%s)" = "$COPY" ]; then
              echo "copy $COPY was made before"
            elif sh %s --again; then
              %s
              echo "copy $COPY is made"
            else
              echo "copy $COPY FAILED, see above"
            fi
            exec sleep infinity
            """;

    /** What asks the new server for the number of the copy, and what notes it there, without the URL in a list of processes. */
    private static final List<String> REDIS = List.of(
            "redis-cli -u \"$NEW_URL\" get portolan-copy",
            "redis-cli -u \"$NEW_URL\" set portolan-copy \"$COPY\" EX 2592000 >/dev/null");

    private static final List<String> MONGODB = List.of(
            "mongosh --quiet --nodb --eval 'print((connect(process.env.NEW_URL).portolan_copies.findOne() || {})._id)'",
            "mongosh --quiet --nodb --eval 'connect(process.env.NEW_URL).portolan_copies.insertOne({_id: process.env.COPY})'"
                    + " >/dev/null");

    private final DefangPlan plan;
    private final Datastore store;

    CopyService(DefangPlan plan, Datastore store) {
        this.plan = plan;
        this.store = store;
    }

    /** The script for a kind of server; none where it is copied otherwise. */
    static Optional<CopyScript> script(Datastore store) {
        return switch (store.kind().get()) {
            case REDIS -> Optional.of(CopyScript.REDIS);
            case MONGODB -> Optional.of(CopyScript.MONGODB);
            default -> Optional.empty();
        };
    }

    void write(Mapping service, Output.Builder out) {
        Fact<String> dockerfile = store.name().map(name -> "copy-" + CopyFile.NAME.legal(name) + ".Dockerfile");
        Document file = out.add(Document.text(FOLDER + "/" + dockerfile.get())).from(store.name());
        String script = script(store).orElseThrow().file();
        file.text().line("# The server's own tools, and the script that copies.");
        file.text().line("FROM ", StoreServices.image(store));
        file.text().line("COPY migrate/" + script + " " + SCRIPT);

        Mapping build = service.mapping("build");
        build.put("context", Fact.chosen(FOLDER, "the script is there"));
        build.put("dockerfile", dockerfile);
        service.put("command", store.kind().map(kind -> List.of("sh", "-c", command(kind))));
        service.put("restart", Fact.chosen("no", "it runs once"));
        Mapping env = service.mapping("environment");
        env.put("COPY", Fact.chosen("1", "the first copy"));
        env.put("OLD_URL", ComposeDialect.composed(CopyFile.source(store).map(ComposeDialect::reference)));
        env.put("NEW_URL", ComposeDialect.composed(plan.stores().value(store, EnvValue.Attribute.URL)));
        CopyFile.finish(plan, store, service, "service_started");
    }

    private static String command(Datastore.Kind kind) {
        List<String> number = kind == Datastore.Kind.REDIS ? REDIS : MONGODB;
        return COMMAND.formatted(number.get(0), SCRIPT, number.get(1));
    }
}
