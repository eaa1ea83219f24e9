package org.example.render;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.cli.Main;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real command line, in a JVM of its own, with a jar of this provider beside Portolan's. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class CommandLineTest {
    @TempDir
    Path folder;

    @Test
    void it_translates_for_render_once_the_jar_is_on_the_class_path() throws Exception {
        Path app = Files.createDirectory(folder.resolve("shop"));
        Files.writeString(app.resolve("Procfile"), "web: bin/web -p $PORT\nrelease: bin/migrate\n");

        String said = run("translate", app.toString(), "--to", "render", "--out", folder.resolve("out").toString());

        assertThat(said).contains("Render").contains("create");
        assertThat(folder.resolve("out/render.yaml")).content().contains("type: web").contains("preDeployCommand: bin/migrate");
        assertThat(folder.resolve("out/deploy/render/RUNBOOK.md")).content().contains("Create everything from the Blueprint");
    }

    @Test
    void it_is_among_the_providers_and_explains_its_codes() throws Exception {
        assertThat(run("providers")).contains("render");
        assertThat(run("explain", "render/size")).contains("Render has sizes in steps");
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                jar() + File.pathSeparator + withoutClasses(), Main.class.getName()));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    private static Path classes() throws IOException {
        try {
            return Path.of(RenderProvider.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IOException(e);
        }
    }

    /** The class path of this test, but for the provider's own folder: only the jar brings it. */
    private static String withoutClasses() throws IOException {
        Path own = classes();
        return String.join(File.pathSeparator, Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).toAbsolutePath().equals(own))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .toList());
    }

    private Path jar() throws IOException {
        Path jar = folder.resolve("portolan-provider-render.jar");
        Path own = classes();
        try (var out = new JarOutputStream(Files.newOutputStream(jar)); Stream<Path> files = Files.walk(own)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                out.putNextEntry(new JarEntry(own.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, out);
                out.closeEntry();
            }
        }
        return jar;
    }
}
