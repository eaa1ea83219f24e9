package dev.portolan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.module.ModuleDescriptor;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * A file in {@code docs/api} for each module: what {@code jar --describe-module} prints of it, and all that others can
 * compile against. A change of either is so seen by whoever reads the commit. {@code -Dportolan.api=accept} rewrites them.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ModuleTextTests {
    private static final Path TEXTS = House.root().resolve("docs/api");

    @TempDir
    private Path folder;

    @TestFactory
    Stream<DynamicTest> each_module_says_and_offers_what_its_file_shows() throws IOException {
        return modules().entrySet().stream()
                .map(module -> DynamicTest.dynamicTest(module.getKey(), () -> {
                    Path file = TEXTS.resolve(module.getKey() + ".txt");
                    String text = text(module.getKey(), module.getValue());
                    if ("accept".equals(System.getProperty("portolan.api"))) {
                        Files.createDirectories(TEXTS);
                        Files.writeString(file, text);
                    }
                    assertThat(Files.exists(file) ? Files.readString(file) : "")
                            .as(
                                    "%s shows what the code was. A line that goes or changes breaks whoever compiles against it:"
                                            + " if that is meant, run with -Dportolan.api=accept and commit the file",
                                    House.show(file))
                            .isEqualTo(text);
                }));
    }

    @Test
    void there_is_no_file_of_a_module_that_is_gone() throws IOException {
        List<String> expected =
                modules().keySet().stream().map(name -> name + ".txt").toList();
        try (Stream<Path> files = Files.list(TEXTS)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void a_module_that_is_written_is_seen() throws IOException {
        long written = House.modules("").stream()
                .filter(main -> Files.exists(main.resolve("java/module-info.java")))
                .count();
        assertThat(modules()).hasSize((int) written);
    }

    @Test
    void each_module_carries_the_license() throws IOException {
        String license = Files.readString(House.root().resolve("LICENSE"));
        for (URL url : modules().values()) {
            String place = url.toString().replace("module-info.class", "META-INF/LICENSE");
            try (InputStream in = URI.create(place).toURL().openStream()) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .as(place)
                        .isEqualTo(license);
            }
        }
    }

    /** The descriptors of our modules on the class path, by name. */
    private static Map<String, URL> modules() throws IOException {
        var modules = new TreeMap<String, URL>();
        for (URL url : Collections.list(ModuleTextTests.class.getClassLoader().getResources("module-info.class"))) {
            try (InputStream in = url.openStream()) {
                String name = ModuleDescriptor.read(in).name();
                if (name.startsWith("dev.portolan.")) {
                    modules.put(name, url);
                }
            }
        }
        return modules;
    }

    private String text(String name, URL url) throws IOException {
        List<String> packages;
        try (InputStream in = url.openStream()) {
            packages = ModuleDescriptor.read(in).exports().stream()
                    .filter(exports -> !exports.isQualified())
                    .map(ModuleDescriptor.Exports::source)
                    .sorted()
                    .toList();
        }
        var offered = new StringBuilder();
        int count = 0;
        for (String pack : packages) {
            List<Class<?>> types = types(pack);
            count += types.size();
            offered.append("\n").append(pack).append(": ").append(types.size()).append(" public types\n\n");
            offered.append(
                    types.stream().map(type -> new Signatures(type).text()).collect(Collectors.joining("\n")));
        }
        return "# " + count + " public types in " + packages.size() + " packages\n\n" + described(name, url) + offered;
    }

    private static List<Class<?>> types(String pack) {
        return House.CLASSES.stream()
                .filter(type -> type.getPackageName().equals(pack))
                .<Class<?>>map(JavaClass::reflect)
                .filter(type -> !type.isAnonymousClass() && !type.isLocalClass() && Signatures.isVisible(type))
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    /** What the JDK's own tool says, without the place of the jar. Classes that are not in a jar yet are put into one. */
    private String described(String name, URL url) throws IOException {
        Path jar;
        if (url.openConnection() instanceof JarURLConnection connection) {
            jar = Path.of(connection.getJarFile().getName());
        } else {
            jar = folder.resolve(name + ".jar");
            jar(
                    "--create",
                    "--file",
                    jar.toString(),
                    "-C",
                    Path.of(URI.create(url.toString())).getParent().toString(),
                    ".");
        }
        String described = jar("--describe-module", "--file", jar.toString());
        return described
                .lines()
                .filter(line -> !line.isBlank())
                .map(line -> line.startsWith(name + " ") || line.startsWith(name + "@") ? name : line)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String jar(String... words) {
        var out = new StringWriter();
        int code = ToolProvider.findFirst("jar").orElseThrow().run(new PrintWriter(out), new PrintWriter(out), words);
        assertThat(code).as(out.toString()).isZero();
        return out.toString();
    }
}
