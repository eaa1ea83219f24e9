package dev.portolan.defang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.RenderedFile;
import dev.portolan.model.App;
import dev.portolan.model.Datastore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service that copies a database, run against a real server as the file states it. */
class CopyTest {
    private static final String OLD_PASSWORD = "old secret: 50% /@?";

    @TempDir
    Path folder;

    @Test
    void theServiceCopiesTheDatabaseOnceForEachNumber() throws Exception {
        Optional<Path> programs = PostgresServer.programs();
        assumeTrue(programs.isPresent() && Files.isExecutable(Path.of("/bin/bash")), () -> {
            System.out.println("skipped: no Postgres below /usr/lib/postgresql, or no bash");
            return "no Postgres";
        });
        try (var server = PostgresServer.start(programs.get(), folder)) {
            oldDatabase(server);
            server.ask("postgres", "create database harbor_shop");
            // As the release job of the first deploy leaves it: a part of the tables, with rows of its own.
            server.ask(
                    "harbor_shop",
                    "create table ships (id serial primary key, name text); "
                            + "insert into ships (name) values ('seed')");

            assertThat(copy(server, "1", OLD_PASSWORD))
                    .contains("copy 1 is made, without errors")
                    .endsWith("copy 1: as many rows on both sides\n");
            assertThat(server.dump("harbor_shop")).isEqualTo(server.dump("old"));

            server.ask("old", "insert into ships (name) values ('late')");
            assertThat(copy(server, "1", OLD_PASSWORD))
                    .contains("copy 1 was made before")
                    .endsWith("copy 1: as many rows on both sides\n")
                    .doesNotContain("copy 1 is made");
            assertThat(server.dump("harbor_shop")).isNotEqualTo(server.dump("old"));

            assertThat(copy(server, "2", OLD_PASSWORD)).contains("copy 2 is made, without errors");
            assertThat(server.dump("harbor_shop")).isEqualTo(server.dump("old"));

            assertThat(copy(server, "3", "wrong")).contains("copy 3 failed", "ended with 1");
            assertThat(server.dump("harbor_shop")).isEqualTo(server.dump("old"));
            whatDiffersIsNamed(server);
            assertThat(server.ask("harbor_shop", "select string_agg(number, ' ' order by number) from portolan_copies"))
                    .isEqualTo("1 2 4\n");
            System.out.println("defang: the copy service ran against "
                    + server.ask("old", "show server_version").strip() + ": both databases are the same");
        }
    }

    /** A check that looks into another table cannot be restored: the table stays empty. */
    private static void whatDiffersIsNamed(PostgresServer server) throws Exception {
        server.ask("old", """
                create table limits (most int);
                insert into limits values (9);
                create function fits(n int) returns bool language sql as 'select n <= most from limits';
                create table "Odd cargo" (n int check (fits(n)), what text);
                insert into "Odd cargo" values (1, 'spices'), (2, 'salt');
                alter table limits owner to "old-user"; alter table "Odd cargo" owner to "old-user";
                """);
        server.ask("harbor_shop", "create table harvest (id int); insert into harvest values (1)");
        assertThat(copy(server, "4", OLD_PASSWORD))
                .contains("copy 4 is made, with errors", """
                        differs: "public.\\"Odd cargo\\"", old 2, new 0
                        only on the new side: "public.harvest"
                        copy 4: NOT EQUAL, differences: 1
                        ended with 1""")
                .doesNotContain("spices");
        assertThat(copy(server, "4", OLD_PASSWORD))
                .contains("copy 4 was made before\ncopy 4: NOT EQUAL, differences: 1\nended with 1");
    }

    private static void oldDatabase(PostgresServer server) throws Exception {
        server.ask("postgres", "create role \"old-user\" login password '" + OLD_PASSWORD + "'");
        server.ask("postgres", "create database old owner \"old-user\"");
        server.ask("old", """
                create table ships (id serial primary key, name text not null, log bytea, more jsonb, at timestamptz);
                create table crew (id bigint primary key, ship int references ships on delete cascade, name text);
                create index on crew (lower(name));
                create view big as select name from ships where id > 1990;
                create function twice(n int) returns int language sql as 'select 2 * n';
                insert into ships (name, log, more, at)
                  select E'it''s \\\\ "' || n || E'"\\n\\t€ $HOME', decode(md5(n::text), 'hex'),
                    json_build_object('n', n), 'epoch'::timestamptz + n * interval '1 minute'
                  from generate_series(1, 2000) n;
                insert into crew select n, 1 + n % 2000, case when n % 7 > 0 then 'c' || n end from generate_series(1, 9000) n;
                """);
        server.ask(
                "old",
                "alter table ships owner to \"old-user\"; alter table crew owner to \"old-user\"; "
                        + "alter view big owner to \"old-user\"");
    }

    /** Runs the service with config values as Defang would put them in; what it prints and how it ends. */
    private static String copy(PostgresServer server, String number, String password) throws Exception {
        App app = App.builder("harbor-shop")
                .datastore("db", db -> db.kind(Datastore.Kind.POSTGRES).version("15"))
                .build();
        RenderedFile file =
                Portolan.of(List.of(), List.of(new DefangProvider())).translate(app, "defang").files().stream()
                        .filter(candidate -> candidate.path().equals("deploy/defang/copy-db.yaml"))
                        .findFirst()
                        .orElseThrow();
        Map<String, String> values = Map.of(
                "COPY_DB_FROM",
                "postgres://old-user:" + encoded(password) + "@localhost:" + server.port() + "/old",
                "POSTGRES_PASSWORD",
                PostgresServer.PASSWORD,
                "SSL_MODE",
                "prefer");
        Map<String, Object> root = DefangReader.map(DefangReader.parse(file.content()));
        Map<String, Object> service =
                DefangReader.map(DefangReader.<Object>map(root.get("services")).get("copy-db"));
        Map<String, String> environment = server.environment();
        DefangReader.map(service.get("environment")).forEach((name, value) -> {
            if (!name.equals("PGHOST")) {
                environment.put(name, Interpolation.byDocker((String) value, key -> DefangReader.at(values, key)));
            }
        });
        environment.put("COPY", number);
        List<String> argv = ((List<?>) DefangReader.at(service, "command"))
                .stream()
                        .map(word -> Interpolation.byDocker((String) word, name -> ""))
                        .toList();
        PostgresServer.Ended ended = server.run(argv, environment);
        assertThat(ended.printed()).doesNotContain(password).doesNotContain(PostgresServer.PASSWORD);
        return ended.status() == 0 ? ended.printed() : ended.printed() + "ended with " + ended.status();
    }

    /** As a URL has it. */
    private static String encoded(String password) {
        var text = new StringBuilder();
        password.chars()
                .forEach(c ->
                        text.append(Character.isLetterOrDigit(c) ? Character.toString(c) : String.format("%%%02X", c)));
        return text.toString();
    }
}
