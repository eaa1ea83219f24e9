package dev.portolan.architecture;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** What the architecture tests look at: the classes on the class path, and the source files of all modules. */
final class House {
    /** Production classes of every module that the command line is run with. */
    static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.portolan");

    private static final Path ROOT = findRoot();

    private House() {}

    /** The folder of the whole project. */
    static Path root() {
        return ROOT;
    }

    private static Path findRoot() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("run from inside the clone");
            }
        }
        return folder;
    }

    /** The folders `src/main` of the modules whose name starts so, sorted. */
    static List<Path> modules(String prefix) {
        try (Stream<Path> modules = Files.list(ROOT)) {
            return modules.filter(module -> module.getFileName().toString().startsWith(prefix))
                    .filter(module -> Files.exists(module.resolve("pom.xml")))
                    .map(module -> module.resolve("src/main"))
                    .filter(Files::isDirectory)
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All files below one `src/main`, resources too, sorted. */
    static List<Path> files(Path main) {
        try (Stream<Path> files = Files.walk(main)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The Java files of all modules, without the descriptors of modules and packages. */
    static List<Path> sources() {
        return modules("").stream()
                .map(main -> main.resolve("java"))
                .filter(Files::isDirectory)
                .flatMap(java -> files(java).stream())
                .filter(file -> file.toString().endsWith(".java"))
                .filter(file -> !file.endsWith("module-info.java") && !file.endsWith("package-info.java"))
                .toList();
    }

    /** The name of the class that a source file holds. */
    static String className(Path file) {
        String path = file.toString();
        String folder = "/src/main/java/";
        return path.substring(path.indexOf(folder) + folder.length(), path.length() - ".java".length())
                .replace('/', '.');
    }

    /** Parses one file, as javac does before it resolves any name. */
    static Parsed parse(Path file) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, StandardCharsets.UTF_8)) {
            var task = (JavacTask)
                    compiler.getTask(null, files, null, List.of("-proc:none"), null, files.getJavaFileObjects(file));
            return new Parsed(file, task.parse().iterator().next(), task);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path as a reader of a failure wants it. */
    static String show(Path file) {
        return ROOT.relativize(file).toString();
    }

    /** One source file as a tree. */
    record Parsed(Path file, CompilationUnitTree unit, JavacTask task) {}
}
