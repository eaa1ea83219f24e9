package dev.portolan.testkit;

import dev.portolan.source.TargetOptions.GivenSetting;
import dev.portolan.spi.Provider;
import dev.portolan.testkit.Breach.Rule;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** The same input gives the same bytes: over runs, threads, locales, zones, users, folders and JVMs. */
final class Determinism {
    private static final int THREADS = 8;

    private final Provider provider;
    private final List<GivenSetting> settings;
    private final String expected;
    private final List<Breach> breaches = new ArrayList<>();

    private Determinism(Provider provider, List<GivenSetting> settings) {
        this.provider = provider;
        this.settings = settings;
        expected = translated();
    }

    /** Runs all of it in this JVM and two others. */
    static List<Breach> check(Provider provider, List<GivenSetting> settings) {
        var determinism = new Determinism(provider, settings);
        determinism.compare("in a second run", determinism.translated());
        determinism.threads();
        for (String locale : List.of("tr-TR", "ar-EG-u-nu-arab", "th-TH-u-ca-buddhist-nu-thai")) {
            determinism.locale(Locale.forLanguageTag(locale));
        }
        determinism.zone();
        determinism.property("user.name", "somebody-else");
        determinism.property("user.dir", System.getProperty("java.io.tmpdir"));
        determinism.property("line.separator", "\r\n");
        determinism.otherJvm("tr", "TR", "Asia/Kolkata");
        determinism.otherJvm("de", "DE", "Pacific/Chatham");
        return determinism.breaches;
    }

    private String translated() {
        return Fingerprint.of(provider, settings, Fingerprint.samples());
    }

    private void threads() {
        var pool = Executors.newFixedThreadPool(THREADS);
        try {
            var runs = new ArrayList<Future<String>>();
            for (int i = 0; i < THREADS; i++) {
                runs.add(pool.submit(this::translated));
            }
            for (Future<String> run : runs) {
                compare("in " + THREADS + " threads at once", run.get());
            }
        } catch (ExecutionException e) {
            add("in " + THREADS + " threads at once", "threw " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            pool.shutdownNow();
        }
    }

    private void locale(Locale locale) {
        Locale before = Locale.getDefault();
        Locale.setDefault(locale);
        try {
            compare("with the default locale " + locale, translated());
        } finally {
            Locale.setDefault(before);
        }
    }

    private void zone() {
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
        try {
            compare("with the default zone Pacific/Chatham", translated());
        } finally {
            TimeZone.setDefault(before);
        }
    }

    private void property(String name, String value) {
        String before = System.getProperty(name);
        System.setProperty(name, value);
        try {
            compare("with the system property " + name + " changed", translated());
        } finally {
            System.setProperty(name, before);
        }
    }

    private void otherJvm(String language, String country, String zone) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String what = "in a JVM of its own with " + language + "_" + country + " and another working folder";
        if (!Files.isExecutable(java) || !canBeMade() || !isOnTheClassPath()) {
            System.out.println("skipped: the same bytes " + what + " (no java launcher, no constructor without"
                    + " parameters, or a class path that this JVM does not tell)");
            return;
        }
        try {
            Path folder = Files.createTempDirectory("portolan-contract");
            Path out = folder.resolve("out.txt");
            Process process = new ProcessBuilder(command(java, language, country, zone))
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start();
            int exit = process.waitFor();
            String said = Files.readString(out, StandardCharsets.UTF_8);
            Files.delete(out);
            Files.delete(folder);
            if (exit == 0) {
                compare(what, said);
            } else {
                add(what, "ended with " + exit + ": " + said);
            }
        } catch (IOException e) {
            add(what, "could not be run: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<String> command(Path java, String language, String country, String zone) {
        var command = new ArrayList<>(List.of(
                java.toString(),
                "-Duser.language=" + language,
                "-Duser.country=" + country,
                "-Duser.timezone=" + zone,
                "-Duser.name=somebody-else",
                "-Dfile.encoding=ISO-8859-1",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-XX:+UnlockExperimentalVMOptions",
                "-XX:hashCode=" + (language.equals("tr") ? 2 : 3),
                "-cp",
                absolute(System.getProperty("java.class.path")),
                Fingerprint.class.getName(),
                provider.getClass().getName()));
        for (GivenSetting setting : settings) {
            command.add(setting.name());
            command.add(String.join("\u001f", setting.values()));
        }
        return command;
    }

    private static String absolute(String classPath) {
        return Stream.of(classPath.split(File.pathSeparator, -1))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .reduce((some, more) -> some + File.pathSeparator + more)
                .orElse("");
    }

    private boolean canBeMade() {
        return Stream.of(provider.getClass().getDeclaredConstructors())
                .anyMatch(constructor -> constructor.getParameterCount() == 0);
    }

    private static boolean isOnTheClassPath() {
        URL here = Fingerprint.class.getProtectionDomain().getCodeSource().getLocation();
        return Stream.of(absolute(System.getProperty("java.class.path")).split(File.pathSeparator, -1))
                .anyMatch(entry -> here.equals(url(entry)));
    }

    private static URL url(String entry) {
        try {
            return Path.of(entry).toUri().toURL();
        } catch (MalformedURLException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void compare(String when, String said) {
        if (!said.equals(expected)) {
            add(when, Difference.first(expected, said));
        }
    }

    private void add(String when, String found) {
        breaches.add(new Breach(
                Rule.DETERMINISTIC,
                "",
                when,
                found,
                "Use Locale.ROOT, collections with an order, no clock, no state and nothing of the machine."));
    }
}
