package dev.portolan.engine.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.source.InputNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectFolderTest {
    @TempDir
    private Path temporary;

    private Path root;

    @BeforeEach
    void makeAProject() throws IOException {
        root = Files.createDirectory(temporary.resolve("project"));
        Files.createDirectories(root.resolve("config/empty"));
        write("Procfile", "web: x\n");
        write("app.json", "{\"name\": \"x\"}");
        write("config/deploy.yml", "service: x\n");
        write("config/a.toml", "a = 1\n");
        write(".env", "A=1\n");
    }

    private void write(String path, String text) throws IOException {
        Files.writeString(root.resolve(path), text);
    }

    private static List<String> said(ProjectFolder folder) {
        return folder.findings().stream()
                .map(finding -> finding.places().get(0) + " " + finding.code().name() + " " + finding.detail())
                .toList();
    }

    private Map<String, byte[]> inMemory() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        for (String path : List.of("config/deploy.yml", "Procfile", "app.json", ".env", "config/a.toml")) {
            files.put(path, Files.readAllBytes(root.resolve(path)));
        }
        return files;
    }

    @Test
    void filesAreFoundAlikeOnDiskAndInMemory() throws IOException {
        for (var folder : List.of(ProjectFolder.open(root), ProjectFolder.ofMemory(inMemory()))) {
            assertThat(folder.list("")).containsExactly(".env", "Procfile", "app.json");
            assertThat(folder.list("config")).containsExactly("config/a.toml", "config/deploy.yml");
            assertThat(folder.list("config/empty")).isEmpty();
            assertThat(folder.list("Procfile")).isEmpty();
            assertThat(folder.list("nowhere")).isEmpty();
            assertThat(folder.folders("")).containsExactly("config");
            assertThat(folder.folders("nowhere")).isEmpty();
            assertThat(folder.exists("config/deploy.yml")).isTrue();
            assertThat(folder.exists("config")).isFalse();
            assertThat(folder.exists("Procfile/x")).isFalse();
            assertThat(folder.text("Procfile")).contains("web: x\n");
            assertThat(folder.text("nowhere")).isEmpty();
            assertThat(folder.json("app.json")).map(Told::plain).contains("{name=TEXT x}");
            assertThat(folder.yaml("config/deploy.yml")).map(Told::plain).contains("{service=TEXT x}");
            assertThat(folder.toml("config/a.toml")).map(Told::plain).contains("{a=NUMBER 1}");
            assertThat(folder.dotenv(".env")).map(Told::plain).contains("{A=TEXT 1}");
            assertThat(folder.findings()).isEmpty();
        }
    }

    @Test
    void foldersAreListedInOrder() throws IOException {
        Files.createDirectories(root.resolve("live/staging/old"));
        Files.createDirectories(root.resolve("live/production"));
        assertThat(ProjectFolder.open(root).folders("live")).containsExactly("live/production", "live/staging");
        assertThat(ProjectFolder.ofMemory(Map.of("live/b/x", new byte[0])).folders("live"))
                .containsExactly("live/b");
        assertThat(ProjectFolder.open(root).folders("../project")).isEmpty();
    }

    @Test
    void theFolderOfTheStateIsInTheProjectUnlessTheUserNamesAnother() throws IOException {
        Path other = Files.createDirectory(temporary.resolve("live"));
        Files.createDirectory(other.resolve("staging"));
        Files.writeString(other.resolve("config.json"), "{");
        Files.writeString(other.resolve("staging/a"), "x");
        Files.createSymbolicLink(other.resolve("up"), root.resolve("Procfile"));
        var plain = ProjectFolder.open(root);
        var folder = plain.withState("heroku", other);

        assertThat(plain.stateFolder("heroku")).isEqualTo(".portolan/heroku");
        assertThat(folder.stateFolder("heroku")).isEqualTo(other.toString());
        assertThat(folder.stateFolder("render")).isEqualTo(".portolan/render");
        assertThat(folder.text("Procfile")).contains("web: x\n");
        assertThat(folder.list(other.toString())).containsExactly(other + "/config.json", other + "/up");
        assertThat(folder.folders(other.toString())).containsExactly(other + "/staging");
        assertThat(folder.text(other + "/staging/a")).contains("x");
        assertThat(folder.exists(other + "/../project/Procfile")).isFalse();
        assertThat(plain.exists(other + "/config.json")).isFalse();
        assertThat(folder.json(other + "/config.json")).isEmpty();
        assertThat(folder.text(other + "/up")).isEmpty();
        assertThat(said(folder))
                .anyMatch(line -> line.startsWith(other + "/config.json:1:2 SYNTAX_ERROR "))
                .contains(other + "/up OUTSIDE_FOLDER ");
    }

    @Test
    void aFolderOfTheStateIsShownAsTheUserTypedIt() throws IOException {
        Path typed = Path.of("").toAbsolutePath().relativize(Files.createDirectory(temporary.resolve("live")));
        Files.writeString(temporary.resolve("live/a.json"), "[");
        var folder = ProjectFolder.open(root).withState("heroku", typed);

        assertThat(typed.toString()).startsWith("..");
        assertThat(folder.list(folder.stateFolder("heroku"))).containsExactly(typed + "/a.json");
        assertThat(folder.json(typed + "/a.json")).isEmpty();
        assertThat(said(folder)).singleElement().asString().startsWith(typed + "/a.json:1");
    }

    @Test
    void aFolderOfTheStateThatIsNotThereIsAFinding() {
        var folder = ProjectFolder.open(root).withState("heroku", temporary.resolve("nowhere"));

        assertThat(folder.list(folder.stateFolder("heroku"))).isEmpty();
        assertThat(said(folder)).containsExactly(temporary.resolve("nowhere") + " NO_FOLDER ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../secret",
                "config/../../secret",
                "/etc/passwd",
                "config\\a.toml",
                "./Procfile",
                "config/",
                "",
                "//",
                "a\0b"
            })
    void pathsThatLeadElsewhereNameNoFile(String path) throws IOException {
        Files.writeString(temporary.resolve("secret"), "x");
        var folder = ProjectFolder.open(root);
        assertThat(folder.exists(path)).isFalse();
        assertThat(folder.text(path)).isEmpty();
        assertThat(folder.json(path)).isEmpty();
        assertThat(folder.findings()).isEmpty();
        assertThatThrownBy(() -> ProjectFolder.ofMemory(Map.of(path, new byte[0])))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void linksAreFollowedInsideTheFolderOnly() throws IOException {
        Files.writeString(temporary.resolve("secret"), "x");
        Files.createSymbolicLink(root.resolve("inside"), Path.of("Procfile"));
        Files.createSymbolicLink(root.resolve("outside"), temporary.resolve("secret"));
        Files.createSymbolicLink(root.resolve("up"), temporary);
        Files.createSymbolicLink(root.resolve("broken"), Path.of("nowhere"));
        Files.createSymbolicLink(root.resolve("loop"), Path.of("loop"));
        var folder = ProjectFolder.open(root);
        assertThat(folder.text("inside")).contains("web: x\n");
        assertThat(folder.text("outside")).isEmpty();
        assertThat(folder.exists("up/secret")).isFalse();
        assertThat(folder.list("up")).isEmpty();
        assertThat(folder.text("broken")).isEmpty();
        assertThat(folder.text("loop")).isEmpty();
        assertThat(said(folder))
                .containsExactly(
                        "broken UNREADABLE The link leads nowhere.",
                        "loop UNREADABLE The link leads nowhere.",
                        "outside OUTSIDE_FOLDER ",
                        "up OUTSIDE_FOLDER ",
                        "up/secret OUTSIDE_FOLDER ");
    }

    @Test
    void aFolderThatIsALinkIsAFolder() throws IOException {
        Files.createSymbolicLink(temporary.resolve("link"), root);
        assertThat(ProjectFolder.open(temporary.resolve("link")).text("Procfile"))
                .isPresent();
    }

    @Test
    void aFolderThatIsMissingOrAFileIsAFindingAndHoldsNothing() {
        var missing = ProjectFolder.open(temporary.resolve("nowhere"));
        var file = ProjectFolder.open(root.resolve("Procfile"));
        assertThat(missing.list("")).isEmpty();
        assertThat(file.exists("Procfile")).isFalse();
        assertThat(missing.findings()).singleElement().satisfies(finding -> {
            assertThat(finding.code()).isEqualTo(ReadFinding.NO_FOLDER);
            assertThat(finding.places().get(0))
                    .hasToString(temporary.resolve("nowhere").toString());
        });
        assertThat(said(file)).singleElement().asString().endsWith("NO_FOLDER It is a file.");
    }

    @Test
    void aFileAboveTheLimitIsRefusedWithItsSize() throws IOException {
        var content = new byte[5 * 1024 * 1024 + 1];
        Arrays.fill(content, (byte) 'x');
        Files.write(root.resolve("fits"), Arrays.copyOf(content, content.length - 1));
        Files.write(root.resolve("large"), content);
        for (var folder : List.of(ProjectFolder.open(root), ProjectFolder.ofMemory(Map.of("large", content)))) {
            assertThat(folder.text("fits").isPresent()).isEqualTo(folder.exists("fits"));
            assertThat(folder.exists("large")).isTrue();
            assertThat(folder.text("large")).isEmpty();
            assertThat(said(folder)).containsExactly("large TOO_LARGE It has 5242881 bytes; the limit is 5242880.");
        }
    }

    @Test
    void aFolderAboveTheLimitIsNotListed() throws IOException {
        Files.createDirectory(root.resolve("many"));
        var files = new LinkedHashMap<String, byte[]>();
        for (int i = 0; i <= 10_000; i++) {
            files.put("many/" + i, new byte[0]);
            Files.createFile(root.resolve("many/" + i));
        }
        for (var folder : List.of(ProjectFolder.open(root), ProjectFolder.ofMemory(files))) {
            assertThat(folder.list("many")).isEmpty();
            assertThat(said(folder)).containsExactly("many TOO_MANY_FILES The limit is 10000 entries.");
        }
    }

    @Test
    void whatIsNoTextIsToldWithItsPlace() {
        var folder = ProjectFolder.ofMemory(Map.of(
                "latin", "a\nb\né".getBytes(StandardCharsets.ISO_8859_1),
                "utf16", "\uFEFFa".getBytes(StandardCharsets.UTF_16LE),
                "zero", "a\n\0".getBytes(UTF_8),
                "cut", new byte[] {'a', (byte) 0xC3}));
        for (String path : List.of("latin", "utf16", "zero", "cut")) {
            assertThat(folder.exists(path)).isTrue();
            assertThat(folder.text(path)).isEmpty();
        }
        assertThat(said(folder))
                .containsExactly(
                        "cut:1 NOT_TEXT The byte at offset 1 begins no character of UTF-8.",
                        "latin:3 NOT_TEXT The byte at offset 4 begins no character of UTF-8.",
                        "utf16:1 NOT_TEXT It begins as a text in UTF-16 does.",
                        "zero:2 NOT_TEXT The byte at offset 2 is 0, which no text has.");
    }

    @Test
    void textKeepsItsByteOrderMarkAndItsLineEnds() {
        var folder = ProjectFolder.ofMemory(Map.of("a", "\uFEFFx\r\ny\r".getBytes(UTF_8)));
        assertThat(folder.text("a")).contains("\uFEFFx\r\ny\r");
    }

    @Test
    void aFileThatMayNotBeReadIsAFinding() throws IOException {
        Path file = root.resolve("Procfile");
        Path locked = root.resolve("config");
        assumeTrue(file.toFile().setReadable(false) && locked.toFile().setExecutable(false));
        try {
            assumeTrue(!Files.isReadable(file), "this user reads everything");
            var folder = ProjectFolder.open(root);
            assertThat(folder.text("Procfile")).isEmpty();
            assertThat(folder.text("config/a.toml")).isEmpty();
            assertThat(said(folder))
                    .containsExactly(
                            "Procfile UNREADABLE The file cannot be opened.",
                            "config/a.toml UNREADABLE A folder above it may not be read.");
        } finally {
            assertThat(locked.toFile().setExecutable(true)).isTrue();
        }
    }

    @Test
    void eachFaultIsToldOnceHoweverManyThreadsAsk() throws Exception {
        var folder = ProjectFolder.ofMemory(
                Map.of("b.json", "{\"a\": 1, \"a\": 2,}".getBytes(UTF_8), "a.yml", "a: *x".getBytes(UTF_8)));
        var pool = Executors.newFixedThreadPool(8);
        try {
            var tasks = new ArrayList<Callable<Optional<InputNode>>>();
            for (int i = 0; i < 200; i++) {
                tasks.add(() -> folder.json("b.json"));
                tasks.add(() -> folder.yaml("a.yml"));
            }
            for (var done : pool.invokeAll(tasks)) {
                done.get();
            }
        } finally {
            pool.shutdown();
        }
        assertThat(said(folder))
                .containsExactly(
                        "a.yml:1:4 SYNTAX_ERROR Found an alias (*name) whose anchor (&name) does not stand above it.",
                        "b.json:1:10 DUPLICATE_KEY Here 'a' stands again.",
                        "b.json:1:16 SYNTAX_TOLERATED This comma has nothing after it but '}'.");
        assertThat(folder.json("b.json").orElseThrow())
                .isSameAs(folder.json("b.json").orElseThrow());
    }

    @Test
    void marksOfAMergeAreToldOnceThoughAFileIsReadInTwoWays() {
        var folder = ProjectFolder.ofMemory(Map.of("a", "<<<<<<< a\n=======\n>>>>>>> b\n".getBytes(UTF_8)));
        assertThat(folder.json("a")).isEmpty();
        assertThat(folder.yaml("a")).isEmpty();
        assertThat(said(folder)).containsExactly("a:1:1 MERGE_MARKERS The first mark stands on line 1.");
    }
}
