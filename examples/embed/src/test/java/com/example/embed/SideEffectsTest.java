package com.example.embed;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * While a request is served the library opens and writes no file, starts no thread and no process, sets no property.
 *
 * <p>Seen twice. The JVM's flight recorder notes what happens in this process; what it took to load a class is not the
 * library's doing and is told apart by the class loader on the stack. What a jar brings along is read by the first round,
 * which is not recorded. The byte code shows that no file, process or thread was merely not reached; that it asks for
 * resources of its own jars, only the recorder would tell.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SideEffectsTest {
    private static final List<String> EVENTS =
            List.of("jdk.FileRead", "jdk.FileWrite", "jdk.FileForce", "jdk.ThreadStart", "jdk.ProcessStart");

    /** Read before anything is recorded. */
    private static final List<Map<String, String>> APPS = Apps.all().subList(0, 20);

    /** Who may, and why. All of it lies behind methods that take a path, which this server never calls. */
    private static final Map<String, String> MAY_TOUCH = Map.of(
            "dev.portolan.engine.read.DiskTree", "a folder that the caller names",
            "dev.portolan.engine.read.ProjectFolder", "whether that folder is one",
            "dev.portolan.engine.plan.", "writes where the caller says",
            "dev.portolan.engine.snapshot.", "writes where the caller says",
            "dev.portolan.heroku.snapshot.", "runs the programs that the caller hands over");

    @TempDir
    Path folder;

    @Test
    void the_flight_recorder_sees_no_file_thread_or_process() throws Exception {
        try (Client client = new Client()) {
            serve(client);
            assertThat(recorded(() -> serve(client))).isEmpty();
        }
    }

    @Test
    void the_flight_recorder_would_have_seen_each_of_them() throws Exception {
        Path file = Files.writeString(folder.resolve("x"), "x");
        List<String> seen = recorded(() -> {
            Files.readString(file);
            Files.writeString(file, "y");
            var thread = new Thread(() -> {});
            thread.start();
            thread.join();
            return new ProcessBuilder(Start.java(), "-version").start().waitFor();
        });
        assertThat(seen)
                .anyMatch(event -> event.startsWith("jdk.FileRead"))
                .anyMatch(event -> event.startsWith("jdk.FileWrite"))
                .anyMatch(event -> event.startsWith("jdk.ThreadStart"))
                .anyMatch(event -> event.startsWith("jdk.ProcessStart"));
    }

    @Test
    void no_property_is_set() throws Exception {
        try (Client client = new Client()) {
            serve(client);
            assertThat(changed(() -> serve(client))).isEmpty();
        }
        assertThat(changed(() -> System.setProperty("embed.test", "x"))).containsExactly("embed.test");
        System.clearProperty("embed.test");
    }

    @Test
    void no_byte_code_of_the_library_could() {
        JavaClasses library = new ClassFileImporter().importPackages("dev.portolan");
        assertThat(library.size()).isGreaterThan(500);
        assertThat(touching(library, false)).isEmpty();
        // The same look finds those that may, and this test's own class.
        assertThat(touching(library, true)).anyMatch(call -> call.startsWith("dev.portolan.engine.read.DiskTree"));
        assertThat(touching(new ClassFileImporter().importClasses(SideEffectsTest.class), false))
                .isNotEmpty();
    }

    /** Some of each kind: all targets, files, a zip, a fault. */
    private static Void serve(Client client) throws Exception {
        List<String> targets = List.of("fly", "kamal", "defang", "aws");
        for (Map<String, String> app : APPS) {
            client.send(client.upload("/translate", Apps.body(app, targets)));
        }
        client.send(client.upload("/zip", Apps.body(Apps.shop(), targets)));
        client.send(client.upload("/translate", Apps.body(Map.of("app.json", "{"), targets)));
        return null;
    }

    private List<String> recorded(Callable<?> work) throws Exception {
        Path file = folder.resolve("flight.jfr");
        try (var recording = new Recording()) {
            EVENTS.forEach(event ->
                    recording.enable(event).withThreshold(Duration.ZERO).withStackTrace());
            recording.start();
            work.call();
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        return events.stream()
                .filter(event -> EVENTS.contains(event.getEventType().getName()))
                .filter(SideEffectsTest::isOfSomebody)
                .map(event -> event.getEventType().getName() + " " + stack(event))
                .toList();
    }

    /** Not the JVM's reading of classes, not the recorder's, and not the client's, which is in this process as well. */
    private static boolean isOfSomebody(RecordedEvent event) {
        return stack(event).stream()
                .noneMatch(name -> name.startsWith("jdk.jfr.")
                        || name.startsWith("java.net.http.")
                        || name.startsWith("jdk.internal.net.http.")
                        || name.endsWith("ClassLoader")
                        || name.startsWith("jdk.internal.loader."));
    }

    private static List<String> stack(RecordedEvent event) {
        return event.getStackTrace() == null
                ? List.of()
                : event.getStackTrace().getFrames().stream()
                        .map(frame -> frame.getMethod().getType().getName())
                        .distinct()
                        .toList();
    }

    private static List<String> changed(Callable<?> work) throws Exception {
        Properties before = (Properties) System.getProperties().clone();
        work.call();
        var all = new TreeSet<>(System.getProperties().stringPropertyNames());
        all.addAll(before.stringPropertyNames());
        return all.stream()
                .filter(name -> !Objects.equals(before.getProperty(name), System.getProperty(name)))
                .toList();
    }

    private static List<String> touching(JavaClasses classes, boolean those) {
        var found = new ArrayList<String>();
        classes.stream()
                .filter(each -> MAY_TOUCH.keySet().stream().anyMatch(each.getName()::startsWith) == those)
                .flatMap(each -> each.getAccessesFromSelf().stream())
                .filter(call -> touches(
                        call.getTarget().getOwner().getName(), call.getTarget().getName()))
                .forEach(call -> found.add(call.getOrigin().getFullName() + " calls "
                        + call.getTarget().getFullName()));
        return found;
    }

    private static boolean touches(String type, String method) {
        return switch (type) {
            case "java.nio.file.Files",
                    "java.io.File",
                    "java.io.FileInputStream",
                    "java.io.FileOutputStream",
                    "java.io.RandomAccessFile",
                    "java.nio.channels.FileChannel",
                    "java.lang.ProcessBuilder",
                    "java.lang.Runtime",
                    "java.lang.Thread",
                    "java.util.concurrent.Executors",
                    "java.util.concurrent.CompletableFuture" -> true;
            case "java.lang.System" ->
                List.of("setProperty", "setProperties", "clearProperty", "getenv", "exit")
                        .contains(method);
            case "java.util.stream.Stream", "java.util.Collection", "java.util.List" -> method.startsWith("parallel");
            default ->
                type.startsWith("java.net.") && !type.equals("java.net.URI") && !type.startsWith("java.net.URISyntax");
        };
    }
}
