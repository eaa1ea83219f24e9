package dev.portolan.heroku.dockerfile;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Findings;
import dev.portolan.heroku.report.Findings.Naming;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What there is to tell of a Dockerfile as a whole, whatever is built by it. */
final class FileCheck {
    /** Arguments that Docker sets, or takes without an ARG: https://docs.docker.com/reference/dockerfile/#predefined-args. */
    private static final List<String> PREDEFINED = List.of(
            "ALL_PROXY",
            "FTP_PROXY",
            "HTTPS_PROXY",
            "HTTP_PROXY",
            "NO_PROXY",
            "all_proxy",
            "ftp_proxy",
            "https_proxy",
            "http_proxy",
            "no_proxy",
            "BUILDARCH",
            "BUILDOS",
            "BUILDPLATFORM",
            "BUILDVARIANT",
            "SOURCE_DATE_EPOCH",
            "TARGETARCH",
            "TARGETOS",
            "TARGETPLATFORM",
            "TARGETSTAGE",
            "TARGETVARIANT");

    private final Dockerfile file;
    private final Findings findings;

    private FileCheck(Dockerfile file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** The build arguments with the places where they are given. */
    static void look(Dockerfile file, Map<String, String> given, Map<String, Origin> places, Findings findings) {
        var check = new FileCheck(file, findings);
        check.refused();
        check.secrets();
        check.arguments(given, places);
    }

    private void refused() {
        for (Instruction instruction : file.instructions()) {
            if (instruction instanceof Instruction.Refused refused) {
                findings.report(DockerfileFinding.DOCKERFILE_LINE_REFUSED, refused.why(), refused.place());
            }
        }
        if (file.instructions().stream().noneMatch(Instruction.From.class::isInstance)) {
            findings.report(
                    DockerfileFinding.DOCKERFILE_LINE_REFUSED,
                    "No line begins with FROM.",
                    Origin.inFile(file.path(), 0, 0));
        }
    }

    /** The old form of ENV has a blank between name and value, and only here is it known what the name is. */
    private void secrets() {
        Set<Origin> told = new LinkedHashSet<>();
        for (LogicalLine line : file.lines()) {
            Origin place = Origin.inFile(file.path(), line.number(), 1);
            if (findings.secrets().areIn(line.all())) {
                findings.withoutSecrets("The line", line.all(), place);
                told.add(place);
            }
        }
        for (Instruction instruction : file.instructions()) {
            if (instruction instanceof Instruction.Variable variable && told.add(variable.place())) {
                findings.withoutSecrets("The line", variable.name() + "=" + variable.value(), variable.place());
            }
        }
    }

    private void arguments(Map<String, String> given, Map<String, Origin> places) {
        Set<String> declared = new LinkedHashSet<>(PREDEFINED);
        Set<String> valued = new LinkedHashSet<>(PREDEFINED);
        valued.addAll(given.keySet());
        file.instructions().stream()
                .filter(Instruction.Argument.class::isInstance)
                .map(Instruction.Argument.class::cast)
                .forEach(argument -> {
                    declared.add(argument.name());
                    argument.value().ifPresent(value -> valued.add(argument.name()));
                });
        var empty = new Naming();
        for (Instruction instruction : file.instructions()) {
            boolean isEmpty = instruction instanceof Instruction.Argument argument && valued.add(argument.name());
            if (isEmpty) {
                empty.add(((Instruction.Argument) instruction).name(), instruction.place());
            }
        }
        findings.name(DockerfileFinding.BUILD_ARGUMENT_EMPTY, empty);
        var undeclared = new Naming();
        places.forEach((name, place) -> {
            if (!declared.contains(name)) {
                undeclared.add(name, place);
            }
        });
        findings.name(DockerfileFinding.BUILD_ARGUMENT_UNDECLARED, undeclared);
    }
}
