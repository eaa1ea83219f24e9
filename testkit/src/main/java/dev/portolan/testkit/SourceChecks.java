package dev.portolan.testkit;

import dev.portolan.engine.Portolan;
import dev.portolan.fact.Basis;
import dev.portolan.fact.Origin;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import dev.portolan.source.Reading;
import dev.portolan.source.Source;
import dev.portolan.testkit.Breach.Rule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TimeZone;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** The contract of a source as plain methods; {@link SourceContract} is its face for JUnit. */
final class SourceChecks {
    private static final int DAMAGED = 60;
    private static final int THREADS = 8;

    private final Source source;
    private final Map<String, Map<String, String>> inputs;
    private final List<String> secrets;
    private final Breaches breaches = new Breaches();
    private final Set<String> emitted = new LinkedHashSet<>();
    private boolean done;

    SourceChecks(Source source, Map<String, Map<String, String>> inputs, List<String> secrets) {
        this.source = source;
        this.inputs = inputs;
        this.secrets = secrets;
    }

    /** What the readings of all inputs, as they are and damaged, break. */
    List<Breach> of(Rule rule) {
        if (!done) {
            done = true;
            inputs.forEach(this::input);
        }
        return breaches.all().stream().filter(breach -> breach.rule() == rule).toList();
    }

    /** The same reading whatever is around. */
    List<Breach> deterministic() {
        var found = new ArrayList<Breach>();
        inputs.forEach((name, files) -> {
            try (var folder = new InputFolder(files)) {
                String expected = text(read(folder));
                compare(found, name, "in a second run", expected, text(read(folder)));
                threads(found, name, expected, folder);
                Locale locale = Locale.getDefault();
                TimeZone zone = TimeZone.getDefault();
                try {
                    Locale.setDefault(Locale.forLanguageTag("tr-TR"));
                    TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Chatham"));
                    compare(found, name, "with another default locale and zone", expected, text(read(folder)));
                } finally {
                    Locale.setDefault(locale);
                    TimeZone.setDefault(zone);
                }
            }
        });
        return found;
    }

    /** What is declared and what is emitted agree. */
    List<Breach> codes(List<FindingCode> declared) {
        of(Rule.TOTAL);
        var found = new ArrayList<Breach>();
        List<String> ids = declared.stream().map(FindingCode::id).toList();
        for (String id : ids) {
            if (!emitted.contains(id)) {
                found.add(new Breach(
                        Rule.DECLARED, "", id, "is declared, but nothing emits it", "Add an input, else delete it."));
            }
        }
        for (String id : emitted) {
            if (!ids.contains(id)) {
                found.add(new Breach(Rule.DECLARED, "", id, "is emitted, but not declared", "Add it to findingCodes."));
            }
        }
        return found;
    }

    private void input(String name, Map<String, String> files) {
        examine(name, files, true);
        var random = new Random(name.hashCode());
        for (int i = 0; i < DAMAGED; i++) {
            examine(name + ", damaged " + i, Damage.to(files, random), false);
        }
    }

    private void examine(String name, Map<String, String> files, boolean whole) {
        var sample = new Sample(name, SampleApps.tiny());
        try (var folder = new InputFolder(files)) {
            Reading reading = read(folder);
            if (whole) {
                reading.findings().stream()
                        .map(finding -> finding.code())
                        .filter(code -> code.owner().equals(source.id()))
                        .forEach(code -> emitted.add(code.id()));
            }
            located(sample, reading, files);
            String text = text(reading);
            secrets.stream()
                    .filter(text::contains)
                    .forEach(secret -> breaches.add(
                            secret,
                            Rule.NO_LEAK,
                            sample,
                            "the value of a secret",
                            "stands in the reading: " + Mutator.shown(around(text, secret)),
                            "Read the name, not the value."));
        } catch (RuntimeException | StackOverflowError e) {
            breaches.add(
                    e.getClass() + " " + List.of(e.getStackTrace()).stream().findFirst(),
                    Rule.TOTAL,
                    sample,
                    "read",
                    "threw " + e,
                    "Whatever is wrong with the files is a finding.");
        }
    }

    private Reading read(InputFolder folder) {
        return Portolan.of(List.of(source), List.of()).read(folder.path());
    }

    private void located(Sample sample, Reading reading, Map<String, String> files) {
        for (Finding finding : reading.findings()) {
            boolean isOwn = finding.code().owner().equals(source.id());
            if (isOwn && finding.origins().stream().noneMatch(Origin.InFile.class::isInstance)) {
                breaches.add(
                        finding.code().id(),
                        Rule.LOCATED,
                        sample,
                        finding.code().id(),
                        "has no place in a file: " + finding.message(),
                        "Make it with Finding.at, or about facts that were read.");
            }
            finding.origins().forEach(origin -> origin(sample, finding.code().id(), origin, files));
        }
        reading.app().stream()
                .flatMap(app -> app.facts().stream())
                .forEach(fact -> fact.bases().stream()
                        .flatMap(basis ->
                                basis instanceof Basis.Stated stated ? Stream.of(stated.origin()) : Stream.empty())
                        .forEach(origin -> origin(sample, Shape.of(fact.path()), origin, files)));
    }

    private void origin(Sample sample, String subject, Origin origin, Map<String, String> files) {
        if (origin instanceof Origin.InFile place) {
            String text = files.get(place.file());
            boolean isFolder = files.keySet().stream().anyMatch(path -> path.startsWith(place.file() + "/"));
            long lines = text == null ? (isFolder ? 0 : -1) : text.lines().count() + 1;
            if (place.line() > lines) {
                breaches.add(
                        subject,
                        Rule.LOCATED,
                        sample,
                        subject,
                        "leads to " + place + (text == null ? ", which is no file" : ", which has no such line"),
                        "Take the origin of the node that was read.");
            }
        }
    }

    private void threads(List<Breach> found, String name, String expected, InputFolder folder) {
        var pool = Executors.newFixedThreadPool(THREADS);
        try {
            var runs = new ArrayList<Future<String>>();
            for (int i = 0; i < THREADS; i++) {
                runs.add(pool.submit(() -> text(read(folder))));
            }
            for (Future<String> run : runs) {
                compare(found, name, "in " + THREADS + " threads at once", expected, run.get());
            }
        } catch (ExecutionException e) {
            compare(found, name, "in " + THREADS + " threads at once", expected, "threw " + e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            pool.shutdownNow();
        }
    }

    private static void compare(List<Breach> found, String name, String when, String expected, String said) {
        if (!said.equals(expected)) {
            found.add(new Breach(
                    Rule.DETERMINISTIC,
                    name,
                    when,
                    Difference.first(expected, said),
                    "Use Locale.ROOT, collections with an order and no state."));
        }
    }

    private static String text(Reading reading) {
        var text = new StringBuilder();
        reading.app()
                .ifPresent(app -> app.facts()
                        .forEach(fact -> text.append(fact)
                                .append(' ')
                                .append(fact.bases())
                                .append('\n')));
        reading.findings().forEach(finding -> text.append(finding).append('\n'));
        return text.append(reading.targets()).toString();
    }

    private static String around(String text, String secret) {
        int at = text.indexOf(secret);
        return text.substring(Math.max(0, at - 60), Math.min(text.length(), at + secret.length()));
    }
}
