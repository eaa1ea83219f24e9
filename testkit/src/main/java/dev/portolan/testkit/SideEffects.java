package dev.portolan.testkit;

import dev.portolan.spi.Provider;
import dev.portolan.spi.Settings;
import dev.portolan.testkit.Breach.Rule;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * Watches a provider while it translates: files, sockets, processes and threads by the JVM's flight recorder, system
 * properties and the terminal by stand-ins. The environment, the clock and chance cannot be watched from inside; they
 * show as different bytes.
 */
final class SideEffects {
    private static final List<String> EVENTS = List.of(
            "jdk.FileRead",
            "jdk.FileWrite",
            "jdk.SocketRead",
            "jdk.SocketWrite",
            "jdk.ProcessStart",
            "jdk.ThreadStart");

    private final Provider provider;
    private final Settings settings;
    private final Set<String> seen = new LinkedHashSet<>();

    private SideEffects(Provider provider, Settings settings) {
        this.provider = provider;
        this.settings = settings;
    }

    /** Translates twice: what is read once and for all, such as classes and tables, is read the first time. */
    static List<Breach> check(Provider provider, Settings settings) {
        var effects = new SideEffects(provider, settings);
        effects.translate();
        effects.watchTerminalAndProperties();
        effects.watchFlight();
        return effects.seen.stream()
                .map(what -> new Breach(
                        Rule.NO_SIDE_EFFECT,
                        "",
                        what,
                        "while it translated",
                        "Take all from the app and the settings; hand over all in the output."))
                .toList();
    }

    private void translate() {
        for (Sample sample : Fingerprint.samples()) {
            provider.check(provider.translate(sample.app(), settings).documents());
        }
    }

    private void watchTerminalAndProperties() {
        Properties properties = System.getProperties();
        PrintStream out = System.out;
        PrintStream err = System.err;
        var watched = new WatchedProperties();
        watched.putAll(properties);
        System.setProperties(watched);
        System.setOut(watching("standard output was written to"));
        System.setErr(watching("standard error was written to"));
        try {
            translate();
        } finally {
            System.setOut(out);
            System.setErr(err);
            System.setProperties(properties);
        }
    }

    private PrintStream watching(String what) {
        var thread = Thread.currentThread();
        return new PrintStream(
                new OutputStream() {
                    @Override
                    public void write(int b) {
                        if (Thread.currentThread() == thread) {
                            seen.add(what);
                        }
                    }
                },
                true,
                StandardCharsets.UTF_8);
    }

    private void watchFlight() {
        if (!FlightRecorder.isAvailable()) {
            System.out.println("skipped: no file, socket, process or thread (this JVM has no flight recorder)");
            return;
        }
        try (var recording = new Recording()) {
            EVENTS.forEach(event ->
                    recording.enable(event).withThreshold(Duration.ZERO).withStackTrace());
            recording.start();
            translate();
            recording.stop();
            Path file = Files.createTempFile("portolan-contract", ".jfr");
            recording.dump(file);
            for (RecordedEvent event : RecordingFile.readAllEvents(file)) {
                if (isOfTheProvider(event)) {
                    seen.add(event.getEventType().getLabel());
                }
            }
            Files.delete(file);
        } catch (IOException e) {
            throw new IllegalStateException("the flight recorder cannot write its file", e);
        }
    }

    /** Whether this very class called what happened, by way of the provider, and not to load a class. */
    private static boolean isOfTheProvider(RecordedEvent event) {
        if (event.getStackTrace() == null) {
            return false;
        }
        var classes = event.getStackTrace().getFrames().stream()
                .map(frame -> frame.getMethod().getType().getName())
                .toList();
        return classes.contains(SideEffects.class.getName())
                && classes.stream().noneMatch(name -> name.endsWith("ClassLoader") || name.startsWith("jdk.jfr."));
    }

    /** Notes who asks for a property: code that is not the JDK's own. */
    private final class WatchedProperties extends Properties {
        private static final long serialVersionUID = 1;
        private final transient Thread thread = Thread.currentThread();

        @Override
        public synchronized String getProperty(String key) {
            note(key);
            return super.getProperty(key);
        }

        private void note(String key) {
            if (Thread.currentThread() == thread && isAskedByTheProvider()) {
                seen.add("the system property " + key + " was read");
            }
        }

        private boolean isAskedByTheProvider() {
            return StackWalker.getInstance()
                    .walk(frames -> frames.map(StackWalker.StackFrame::getClassName)
                            .filter(name -> !name.startsWith(SideEffects.class.getName()))
                            .filter(name -> !name.equals("java.lang.System") && !name.equals("java.util.Properties"))
                            .filter(name -> !name.equals("java.lang.Integer") && !name.equals("java.lang.Boolean"))
                            .findFirst()
                            .filter(name ->
                                    !name.startsWith("java.") && !name.startsWith("jdk.") && !name.startsWith("sun."))
                            .isPresent());
        }
    }
}
