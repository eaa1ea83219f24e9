package dev.portolan.defang;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.engine.Portolan;
import dev.portolan.engine.RenderedFile;
import dev.portolan.engine.Translation;
import dev.portolan.engine.report.MoveFiles;
import dev.portolan.model.App;
import dev.portolan.model.Datastore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The services that copy by a script, run with stand-ins for the script and for the server's own client. */
class CopyServiceTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"REDIS, redis-cli", "MONGODB, mongosh"})
    void theServiceCopiesOnceForEachNumber(Datastore.Kind kind, String client) throws Exception {
        // Its state is the number that was noted last.
        program(client, "case $* in *insert*|*\" set \"*) echo \"$COPY\" >noted ;; *) cat noted 2>/dev/null ;; esac");
        Files.writeString(
                folder.resolve("copy.sh"), "echo \"from $OLD_URL to $NEW_URL by $*\"; exit \"${FAILS:-0}\"\n");
        assertThat(run(kind, "1", "1")).endsWith("copy 1 FAILED, see above\n");
        assertThat(run(kind, "1", "0"))
                .contains("from the old one to the new one by --again")
                .endsWith("copy 1 is made\n");
        assertThat(run(kind, "1", "0")).isEqualTo("copy 1 was made before\n");
        assertThat(run(kind, "2", "0")).endsWith("copy 2 is made\n");
    }

    @Test
    void theScriptGoesAlongWithTheImage() {
        List<RenderedFile> files = MoveFiles.of(translation(Datastore.Kind.REDIS));
        assertThat(files).extracting(RenderedFile::path).contains("deploy/defang/migrate/copy-redis.sh");
        assertThat(content(files(Datastore.Kind.REDIS), "deploy/defang/copy-main.Dockerfile"))
                .endsWith("""
                FROM redis:7.0
                COPY migrate/copy-redis.sh /copy.sh
                """);
    }

    private static List<RenderedFile> files(Datastore.Kind kind) {
        return translation(kind).files();
    }

    private static Translation translation(Datastore.Kind kind) {
        App app = App.builder("shop")
                .datastore("main", store -> store.kind(kind).placement(Datastore.Placement.CREATE))
                .build();
        return Portolan.of(List.of(), List.of(new DefangProvider())).translate(app, "defang");
    }

    private static String content(List<RenderedFile> files, String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow()
                .content();
    }

    private String run(Datastore.Kind kind, String number, String fails) throws Exception {
        var root = DefangReader.map(DefangReader.parse(content(files(kind), "deploy/defang/copy-main.yaml")));
        var service =
                DefangReader.map(DefangReader.<Object>map(root.get("services")).get("copy-main"));
        String command =
                Interpolation.byDocker((String) ((List<?>) DefangReader.at(service, "command")).get(2), name -> "");
        assertThat(command).endsWith("exec sleep infinity\n");
        Path said = folder.resolve("said");
        var builder = new ProcessBuilder(
                        "sh",
                        "-c",
                        command.replace("/copy.sh", folder.resolve("copy.sh").toString())
                                .replace("exec sleep infinity", ""))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile());
        builder.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        builder.environment().put("OLD_URL", "the old one");
        builder.environment().put("NEW_URL", "the new one");
        builder.environment().put("COPY", number);
        builder.environment().put("FAILS", fails);
        Process process = builder.start();
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        return Files.readString(said);
    }

    private void program(String name, String line) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
