package dev.portolan.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.engine.snapshot.SnapshotFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SnapshotFolderTests {
    @TempDir
    private Path temporary;

    private Path project;

    @BeforeEach
    void a_project() throws IOException {
        project = Files.createDirectory(temporary.resolve("project"));
    }

    private SnapshotFolder folder() {
        return SnapshotFolder.of(project, ".portolan/heroku");
    }

    @Test
    void files_are_written_where_git_passes_over_them() throws IOException {
        folder().stage("staging").write(Map.of("config.json", "{}\n"));
        folder().stage("staging").write(Map.of("ps.json", "[]\n"));
        folder().write(Map.of("config.json", "[]\n"));

        Path root = project.resolve(".portolan/heroku");
        assertThat(names(root)).containsExactly(".gitignore", "config.json", "staging");
        assertThat(names(root.resolve("staging"))).containsExactly("config.json", "ps.json");
        assertThat(root.resolve(".gitignore")).hasContent("*");
        assertThat(root.resolve("config.json")).hasContent("[]");
        assertThat(folder().stage("staging").path("ps.json")).isEqualTo(root.resolve("staging/ps.json"));
    }

    @Test
    void nobody_but_the_user_may_read_them() throws IOException {
        assumeTrue(Files.getFileStore(project).supportsFileAttributeView("posix"), "skipped: no POSIX permissions");
        Files.createDirectories(project.resolve(".portolan/heroku"));
        Files.setPosixFilePermissions(
                project.resolve(".portolan/heroku"), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(project.resolve(".portolan"), PosixFilePermissions.fromString("rwxr-xr-x"));
        folder().stage("staging").write(Map.of("config.json", "{}\n"));

        assertThat(permissions(".portolan")).isEqualTo("rwxr-xr-x");
        assertThat(permissions(".portolan/heroku")).isEqualTo("rwx------");
        assertThat(permissions(".portolan/heroku/staging")).isEqualTo("rwx------");
        assertThat(permissions(".portolan/heroku/staging/config.json")).isEqualTo("rw-------");
    }

    @Test
    void a_link_leads_nothing_out_of_the_project() throws IOException {
        Path outside = Files.createDirectory(temporary.resolve("outside"));
        Files.createSymbolicLink(project.resolve(".portolan"), outside);

        assertThatThrownBy(() -> folder().write(Map.of("config.json", "{}\n")))
                .isInstanceOf(IOException.class)
                .hasMessage("'" + project.resolve(".portolan") + "' is a link");
        assertThat(outside).isEmptyDirectory();
    }

    @Test
    void a_project_that_is_a_link_is_the_users_own_affair() throws IOException {
        Path link = Files.createSymbolicLink(temporary.resolve("link"), project);
        SnapshotFolder.of(link, ".portolan/heroku").write(Map.of("config.json", "{}\n"));
        assertThat(project.resolve(".portolan/heroku/config.json")).hasContent("{}");
    }

    @Test
    void a_file_in_the_place_of_the_folder_is_told() throws IOException {
        Files.writeString(project.resolve(".portolan"), "mine\n");
        assertThatThrownBy(() -> folder().write(Map.of("config.json", "{}\n")))
                .isInstanceOf(IOException.class)
                .hasMessage("'" + project.resolve(".portolan") + "' is not a folder");
    }

    private String permissions(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(project.resolve(path)));
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
