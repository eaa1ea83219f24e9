package dev.portolan.testkit;

import dev.portolan.document.Document;
import dev.portolan.engine.Coverage.Outcome;
import dev.portolan.fact.Fact;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Severity;
import dev.portolan.report.Step;
import dev.portolan.spi.Output;
import dev.portolan.spi.ProviderInfo;
import dev.portolan.spi.Setting;
import dev.portolan.testkit.Breach.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Holds what a provider does against what it declares. */
final class Declarations {
    private static final Pattern ID = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final Pattern STEP_ID = Pattern.compile("[a-z0-9.-]+");

    private final ProviderInfo info;
    private final Set<String> emitted = new LinkedHashSet<>();
    private final Set<String> usedPatterns = new LinkedHashSet<>();
    private final Map<String, Breach> breaches = new LinkedHashMap<>();

    Declarations(ProviderInfo info) {
        this.info = info;
    }

    /** What the declaration itself lacks. */
    List<Breach> ofTheInfo() {
        var found = new Declarations(info);
        found.legal(info.id(), "the provider's id", ID);
        var names = new LinkedHashSet<String>();
        for (Setting<?> setting : info.settings()) {
            found.legal(setting.name(), "a setting's name", ID);
            found.unless(names.add(setting.name()), setting.name(), "two settings have this name", "Rename one.");
            found.unless(!setting.description().isBlank(), setting.name(), "has no description", "Write one.");
        }
        var codes = new LinkedHashSet<String>();
        for (FindingCode code : info.findingCodes()) {
            found.unless(codes.add(code.id()), code.id(), "is declared twice", "Declare it once.");
            found.unless(
                    code.owner().equals(info.id()), code.id(), "has another owner", "Its owner is the provider's id.");
            found.unless(
                    !code.meaning().isBlank() && !code.remedy().isBlank(),
                    code.id(),
                    "lacks what it means or what to do",
                    "Write one or two sentences for each.");
        }
        return List.copyOf(found.breaches.values());
    }

    /** Holds one output against the declaration. */
    void output(Sample sample, Output output, Translator.Attempt attempt) {
        var paths = new LinkedHashSet<String>();
        for (Document document : output.documents()) {
            String path = document.path();
            unless(paths.add(path), path, "is written twice", "Write each file once.");
            unless(
                    info.filePatterns().stream().anyMatch(pattern -> isPath(path, pattern)),
                    path,
                    "is no declared file",
                    "Add a pattern to filePatterns.");
        }
        var ids = new LinkedHashSet<String>();
        for (Step step : output.steps()) {
            unless(
                    ids.add(step.id()),
                    "step " + step.id(),
                    "is there twice in '" + sample + "'",
                    "Give each step an id of its own.");
            legal(step.id(), "a step's id", STEP_ID);
        }
        output.findings().forEach(this::finding);
        attempt.checked().forEach(this::finding);
        attempt.coverage().stream()
                .flatMap(coverage -> coverage.facts(Outcome.LEFT_OUT).stream())
                .forEach(this::leftOut);
    }

    /** Counts a finding as emitted. */
    void finding(Finding finding) {
        String id = finding.code().id();
        emitted.add(id);
        boolean isDeclared =
                info.findingCodes().stream().anyMatch(code -> code.id().equals(id));
        unless(isDeclared, id, "is emitted, but not declared", "Add it to findingCodes.");
    }

    private void leftOut(Fact<?> fact) {
        List<String> covering = info.mayLeaveOut().stream()
                .filter(pattern -> fact.path().isWithin(pattern))
                .toList();
        usedPatterns.addAll(covering);
        unless(
                !covering.isEmpty(),
                fact.path().toString(),
                "is left out, but the provider does not declare that it may",
                "Carry it, or add its path to mayLeaveOut.");
    }

    /** What was found in all outputs, and what was declared and never seen. */
    List<Breach> all() {
        var all = new ArrayList<>(breaches.values());
        for (FindingCode code : info.findingCodes()) {
            if (!emitted.contains(code.id())) {
                all.add(breach(
                        code.id(),
                        "is declared, but nothing emits it",
                        "Add an app to moreApps, settings to otherSettings or a document to refused; else delete it."));
            }
        }
        for (String pattern : info.mayLeaveOut()) {
            if (!usedPatterns.contains(pattern)) {
                all.add(breach(pattern, "may be left out, but never is", "Take it out of mayLeaveOut."));
            }
        }
        return all;
    }

    /** What a check says of what was just written, where that is an error. */
    static List<Breach> refusals(Sample sample, List<Finding> checked) {
        return checked.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .map(finding -> new Breach(
                        Rule.ACCEPTED,
                        sample.name(),
                        finding.code().id(),
                        finding.message(),
                        "Write only what the provider's own check accepts, or report what was stated."))
                .toList();
    }

    private void legal(String name, String what, Pattern pattern) {
        unless(pattern.matcher(name).matches(), name, "is not legal as " + what, "It has to match " + pattern + ".");
    }

    private void unless(boolean holds, String subject, String found, String remedy) {
        if (!holds) {
            breaches.putIfAbsent(subject + found, breach(subject, found, remedy));
        }
    }

    private static Breach breach(String subject, String found, String remedy) {
        return new Breach(Rule.DECLARED, "", subject, found, remedy);
    }

    /** Whether the pattern fits: {@code *} stands for a part of a name, {@code **} for any folders. */
    static boolean isPath(String path, String pattern) {
        var expression = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            if (pattern.startsWith("**/", i)) {
                expression.append("(.*/)?");
                i += 2;
            } else if (pattern.startsWith("**", i)) {
                expression.append(".*");
                i++;
            } else {
                expression.append(pattern.charAt(i) == '*' ? "[^/]*" : Pattern.quote(pattern.substring(i, i + 1)));
            }
        }
        return Pattern.matches(expression.toString(), path);
    }
}
