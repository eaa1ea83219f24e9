package dev.portolan.engine.move.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code copy-mongodb.sh} with stand-ins for MongoDB's programs, which are neither in Debian nor in a package registry: a
 * database is a file of JSON, {@code mongosh} is node, a dump is the file. What the real programs do is not shown here.
 */
class CopyMongodbTest {
    private static final String OLD = """
            {"version": "6.0.5", "collections": {
              "users": {"documents": 1200, "indexes": 3},
              "odd \\"name\\"": {"documents": 1, "indexes": 1},
              "recent": {"type": "view"}}}
            """;
    private static final String NEW = """
            {"version": "7.0.1", "collections": {}}
            """;

    @TempDir
    private Path folder = Path.of("");

    @BeforeEach
    void fill() throws IOException {
        if (Machine.program("node").isEmpty()) {
            throw Machine.skip("there is no node");
        }
        Files.writeString(folder.resolve("old"), OLD);
        Files.writeString(folder.resolve("new"), NEW);
    }

    private CopyScript copy() throws IOException {
        CopyScript copy = new CopyScript("copy-mongodb.sh", folder)
                .with("OLD_URL", "mongodb+srv://app:old-canary%2F@old.example.com/shop?retryWrites=true")
                .with("NEW_URL", "mongodb://fresh:new-canary@new.example.com:27017/shop2?tls=true");
        String record = "echo \"$(basename \"$0\") $*\" >>'" + copy.record() + "'";
        Files.writeString(folder.resolve("mongosh.js"), """
                const fs = require('fs'), script = process.argv[process.argv.indexOf('--eval') + 1];
                const print = text => process.stdout.write(text + '\\n');
                function connect(url) {
                  const {pathname, hostname, username, password} = new URL(url);
                  const old = hostname === 'old.example.com', file = %s + (old ? '/old' : '/new');
                  if (password !== (old ? 'old-canary%%2F' : 'new-canary')) { print('MongoServerError: Authentication failed.'); process.exit(1); }
                  if (pathname !== (old ? '/shop' : '/shop2')) process.exit(9);
                  const data = JSON.parse(fs.readFileSync(file)), all = data.collections;
                  return {
                    version: () => data.version,
                    getCollectionInfos: () => Object.keys(all).map(name => ({name, type: all[name].type || 'collection'})),
                    getCollection: name => ({
                      countDocuments: () => all[name].documents,
                      getIndexes: () => Array(all[name].indexes),
                      drop: () => { delete all[name]; fs.writeFileSync(file, JSON.stringify(data)); }})};
                }
                eval(script);
                """.formatted("'" + folder + "'"));
        copy.program("mongosh", record, "exec node '" + folder.resolve("mongosh.js") + "' \"$@\"");
        copy.program(
                "mongodump",
                record,
                "grep -qx 'uri: \"mongodb+srv://app:old-canary%2F@old.example.com/shop?retryWrites=true\"' || exit 9",
                "for word in \"$@\"; do case $word in --archive=*) cp '" + folder
                        + "/old' \"${word#*=}\" ;; esac; done");
        copy.program(
                "mongorestore",
                record,
                "grep -q 'new-canary' || exit 9",
                "for word in \"$@\"; do case $word in --archive=*) sed 's/6.0.5/7.0.1/' \"${word#*=}\" >'" + folder
                        + "/new' ;; esac; done");
        return copy;
    }

    @ParameterizedTest
    @MethodSource("dev.portolan.engine.move.copy.Machine#shells")
    void thePiecesFitTogetherAndNoPasswordIsOnACommandLine(String shell) throws Exception {
        CopyScript copy = copy().under(shell);
        assertThat(copy.run().succeeds().printed())
                .contains("equal on both sides: 2 collections with 1201 documents, 4 indexes, 1 views")
                .doesNotContain("canary");
        assertThat(copy.record())
                .content()
                .contains("--nsFrom=shop.* --nsTo=shop2.*")
                .doesNotContain("canary");
        copy.run().stops("the new database is not empty: 3 collections", "--again");
        copy.run("--again").succeeds();
    }

    @Test
    void goesBehindACommandWithTheLoginOfTheImage() throws Exception {
        CopyScript copy = copy().with("NEW_URL", "");
        copy.program(
                "container",
                "export MONGO_INITDB_ROOT_USERNAME=root MONGO_INITDB_ROOT_PASSWORD=new-canary",
                "exec \"$@\"");
        copy.program("ssh", "echo \"ssh $*\" >>'" + copy.record() + "'", "shift", "exec sh -c \"$*\"");
        copy.run("--through-ssh", "--new-database", "shop2", "--", "ssh", "root@192.0.2.10", "container")
                .succeeds();
        assertThat(copy.record()).content().contains("--username=root").doesNotContain("canary");
    }

    @Test
    void stopsWithAClearMessage() throws Exception {
        assertThat(copy().run("--dry-run").succeeds().printed()).contains("nothing stands in the way");
        assertThat(folder.resolve("new")).hasContent(NEW.strip());
        copy().with("OLD_URL", "mongodb://app:wrong@old.example.com/shop")
                .run()
                .stops("the old database does not answer", "Authentication failed");
        copy().with("OLD_URL", "mongodb://app@old.example.com/shop").run().stops("OLD_URL has a user and no password");
        CopyScript copy = copy();
        copy.program(
                "mongodump",
                "echo '2026-11-20T10:00:00.000+0000 Failed: error writing data: {name: \"Canary\"}' >&2; exit 1");
        assertThat(copy.run()
                        .stops("mongodump failed", "Failed: error writing data: (a document")
                        .printed())
                .doesNotContain("Canary");
        Files.writeString(folder.resolve("new"), NEW.replace("7.0.1", "5.0.1"));
        copy().run().stops("the new server is MongoDB 5.0.1, the old one is 6.0.5");
    }

    @Test
    void anotherCountIsFound() throws Exception {
        CopyScript copy = copy();
        copy.program("mongorestore", "sed 's/6.0.5/7.0.1/; s/1200/1199/' '" + folder + "/old' >'" + folder + "/new'");
        copy.run().stops("the two sides are not equal", "documents \"users\": old 1200, new 1199");
    }
}
