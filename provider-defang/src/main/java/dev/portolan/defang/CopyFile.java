package dev.portolan.defang;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.naming.NamePolicy;
import dev.portolan.spi.Output;
import java.util.List;
import java.util.Locale;

/**
 * {@code deploy/defang/copy-NAME.yaml}: a service that copies a database and ends. The managed server is out of reach from
 * outside, so the copy runs beside it. Defang may start a service that ended once more, so each copy has a number, and
 * one that was made is not made again.
 *
 * @see <a href="https://www.postgresql.org/docs/current/app-pgdump.html">pg_dump</a>
 */
final class CopyFile {
    static final NamePolicy NAME = NamePolicy.dashed("a file", "", 1, 63);

    /**
     * The password goes from the URL into a variable, so that it is no word of a command. What the new server refuses, such
     * as an extension that it lacks, is told and does not end the copy; an old server that cannot be read ends it. Of what
     * the programs say only lines are shown that hold no row. In the end all tables are counted on both sides.
     */
    private static final String SCRIPT = """
            set -euo pipefail
            work=$(mktemp -d)
            trap 'rm -rf "$work"' EXIT
            told() {
              if [ "$1" = 0 ]; then echo "copy $COPY: as many rows on both sides"; exit 0; fi
              echo "copy $COPY: NOT EQUAL, differences: $1"; exit 1
            }
            psql -qc 'set client_min_messages = error' \\
              -c 'create table if not exists portolan_copies (number text primary key, differences int)'
            made=$(psql -Atqc "select differences from portolan_copies where number = '$COPY'")
            if [ -n "$made" ]; then echo "copy $COPY was made before"; told "$made"; fi
            login=${SOURCE#*://}
            login=${login%%@*}
            secret=${login#*:}
            SOURCE_PASSWORD=$(printf %b "${secret//%/\\\\x}")
            SOURCE_URL=${SOURCE%%://*}://${login%%:*}@${SOURCE#*@}
            old() { PGPASSWORD=$SOURCE_PASSWORD PGSSLMODE=prefer "$@" --dbname "$SOURCE_URL"; }
            shown() { grep -E '^(pg_dump|pg_restore|psql): ' "$1" | sed 's/\\(ERROR: .*: \\)".*/\\1(a value)/' || :; }
            count() {
              "$@" -XAtq -v ON_ERROR_STOP=1 <<'SQL'
            select format('select (%s) || %L', case relkind
                when 'S' then format('select coalesce(pg_sequence_last_value(%s), 0)', c.oid)
                else format('select count(*) from only %I.%I', nspname, relname) end,
              ' ' || to_json(format('%I.%I', nspname, relname)))
            from pg_class c join pg_namespace n on n.oid = relnamespace
            where relkind in ('r', 'S') and relname <> 'portolan_copies'
              and nspname !~ '^pg_' and nspname <> 'information_schema' and has_schema_privilege(n.oid, 'usage')
              and not exists (select from pg_depend d
                where d.classid = 'pg_class'::regclass and d.objid = c.oid and d.deptype = 'e')
            order by nspname, relname \\gexec
            SQL
            }
            echo "copy $COPY begins"
            if old pg_dump -Fc --no-owner --no-acl --no-comments 2>"$work/dump" |
              pg_restore --clean --if-exists --no-owner --no-acl --dbname "$PGDATABASE" 2>"$work/restore"
            then errors=without
            elif [ "${PIPESTATUS[0]}" = 0 ]; then errors=with
            else shown "$work/dump"; echo "copy $COPY failed: the old database was not read to its end"; exit 1
            fi
            shown "$work/restore"
            echo "copy $COPY is made, $errors errors; now statistics and counts"
            psql -qc 'set client_min_messages = error' -c analyze
            count old psql >"$work/old"
            count psql >"$work/new"
            awk '{ number = $1; name = substr($0, length($1) + 2) }
              FILENAME == ARGV[1] { old[name] = number; next }
              !(name in old) { print "only on the new side: " name; next }
              old[name] != number { print "differs: " name ", old " old[name] ", new " number }
              { delete old[name] }
              END { for (name in old) print "differs: " name ", old " old[name] ", not on the new side" }
              ' "$work/old" "$work/new" | sort >"$work/differences"
            cat "$work/differences"
            differences=$(grep -c '^differs' "$work/differences" || :)
            psql -qc "insert into portolan_copies values ('$COPY', $differences)"
            told "$differences"
            """;

    private CopyFile() {}

    /** The servers whose data is copied: managed ones, and all of Postgres, that are more than a cache. */
    static List<Datastore> copied(DefangPlan plan) {
        return plan.stores().running().stream()
                .filter(store -> isPostgres(store)
                        || (CopyService.script(store).isPresent()
                                && !plan.stores().isContainer(store)))
                .filter(store -> !store.purpose().is(Datastore.Purpose.CACHE))
                .toList();
    }

    /** Whether the copy is the one that knows the number of each try. */
    static boolean isPostgres(Datastore store) {
        return store.kind().is(Datastore.Kind.POSTGRES);
    }

    static void write(DefangPlan plan, Output.Builder out) {
        for (Datastore store : copied(plan)) {
            Document document =
                    out.add(Document.yaml(path(store).get())).from(store.name()).dialect(ComposeDialect.COMPOSE);
            Mapping service = document.root().mapping("services").mapping(service(store));
            if (isPostgres(store)) {
                document.header(
                        "Copies the database and counts on both sides. To copy once more, give COPY another number.");
                write(plan, store, service);
            } else {
                document.header(
                        "Copies what the server keeps and compares both sides. To copy once more, give COPY another number.");
                new CopyService(plan, store).write(service, out);
            }
        }
    }

    /** The path of the file. */
    static Fact<String> path(Datastore store) {
        return store.name().map(name -> "deploy/defang/copy-" + NAME.legal(name) + ".yaml");
    }

    /** The name of the config value that holds the URL of the database as it is today. */
    static Fact<String> source(Datastore store) {
        return store.name().map(name -> "COPY_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_") + "_FROM");
    }

    /** The name of the service that copies. */
    static Fact<String> service(Datastore store) {
        return store.name().map(name -> "copy-" + NAME.legal(name));
    }

    private static void write(DefangPlan plan, Datastore store, Mapping service) {
        service.put("image", StoreServices.client(store));
        service.put("command", Fact.chosen(List.of("bash", "-c", SCRIPT), "the copy"));
        service.put("restart", Fact.chosen("no", "it runs to its end"));
        Mapping env = service.mapping("environment");
        env.put("COPY", Fact.chosen("1", "the first copy"));
        env.put("SOURCE", ComposeDialect.composed(source(store).map(ComposeDialect::reference)));
        env.put("PGHOST", plan.name(store.name()));
        env.put("PGUSER", Fact.chosen("postgres", "the server's own"));
        env.put("PGDATABASE", plan.stores().database());
        env.put(
                "PGPASSWORD",
                ComposeDialect.composed(plan.stores().password(store).map(ComposeDialect::reference)));
        env.put("PGSSLMODE", ComposeDialect.composed(plan.stores().tlsMode().map(ComposeDialect::reference)));
        finish(plan, store, service, "service_healthy");
    }

    /** What each service that copies has: the new server before it, a size, and a way to both servers. */
    static void finish(DefangPlan plan, Datastore store, Mapping service, String condition) {
        service.mapping("depends_on")
                .mapping(plan.name(store.name()).get())
                .put("condition", Fact.chosen(condition, "it is copied to"));
        Mapping reservations = service.mapping("deploy").mapping("resources").mapping("reservations");
        reservations.put("cpus", Fact.chosen("0.5", "a copy compresses"));
        reservations.put("memory", Fact.chosen("1024M", "a copy compresses"));
        service.put("networks", Fact.chosen(List.of("default", "private"), "it reaches both servers"));
    }
}
