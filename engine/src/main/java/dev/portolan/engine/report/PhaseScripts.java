package dev.portolan.engine.report;

import dev.portolan.engine.Translation;
import dev.portolan.report.Line;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The steps of each phase as a script for a POSIX shell, in the words of the runbook and under its numbers. */
final class PhaseScripts {
    /** Says what it leaves as it is: a developer's shell may have a value of that name for another purpose. */
    private static final String IN_SHELL = """
            in_shell() {
              eval "[ -n \\"\\${$1:-}\\" ]" && echo "$1 stays as this shell has it" >&2
            }
            """;

    private final Translation translation;
    private final ShellText shell;
    private final List<Step> steps;
    private final Set<String> exported = new LinkedHashSet<>();

    PhaseScripts(Translation translation) {
        this.translation = translation;
        shell = ShellText.inScript(translation.platform());
        steps = Runbook.steps(translation);
        steps.forEach(step -> ScriptLines.exports(step).forEach(run -> exported.add(ScriptLines.exportedName(run))));
    }

    /** The file of a phase, below the target's folder. */
    String file(Phase phase) {
        // There are fewer than ten phases.
        return "migrate/0" + (Arrays.asList(Phase.values()).indexOf(phase) + 1) + "-"
                + phase.title().toLowerCase(Locale.ROOT).replace(' ', '-') + ".sh";
    }

    /** The script of a phase; none where it has no steps. */
    Optional<String> script(Phase phase) {
        if (steps.stream().noneMatch(step -> step.phase() == phase)) {
            return Optional.empty();
        }
        String path = MoveFiles.folder(translation) + file(phase);
        var script = new StringBuilder();
        script.append("#!/bin/sh\n# ")
                .append(title(phase))
                .append("\n")
                .append("# The steps are those of RUNBOOK.md. Run it at the root of the app:\n#\n")
                .append("#   sh ")
                .append(path)
                .append(" [--dry-run] [--from STEP] [--yes]\n")
                .append("set -eu\n# shellcheck source-path=SCRIPTDIR source=move.sh\n. \"$(dirname \"$0\")/move.sh\"\n")
                .append("move_begin ")
                .append(ShellQuoting.inScript(phase.title()))
                .append(" \"$@\"\n");
        variables(script, name -> "need " + name);
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).phase() == phase) {
                step(script, i + 1, steps.get(i));
            }
        }
        return Optional.of(script.toString());
    }

    private String title(Phase phase) {
        String app = translation.app().name().orElse("the app");
        String from = translation.platform().title();
        String line = "Move " + app + (from.isEmpty() ? "" : " from " + from) + " to "
                + translation.provider().title() + ": " + phase.title();
        return VisibleText.of(line.replace('\n', ' '));
    }

    private void variables(StringBuilder script, UnaryOperator<String> unknown) {
        translation.platform().variables().forEach((name, value) -> {
            if (value.isEmpty()) {
                script.append(unknown.apply(name)).append('\n');
            } else {
                // One that is set already wins: a rehearsal may be with another app.
                script.append(": \"${")
                        .append(name)
                        .append(":=")
                        .append(defaulted(value))
                        .append("}\"\n");
                script.append("export ").append(name).append('\n');
            }
        });
    }

    /** Within {@code "${NAME:=…}"}, where the shell expands once more. */
    private static String defaulted(String value) {
        return value.replaceAll("[\\\\\"$`}]", "\\\\$0");
    }

    private void step(StringBuilder script, int number, Step step) {
        script.append("\nif step ")
                .append(number)
                .append(' ')
                .append(ShellQuoting.inScript(step.title()))
                .append("; then\n");
        new ScriptLines(translation, shell, exported)
                .of(step).stream()
                        .flatMap(line -> line.lines())
                        .forEach(line -> script.append("  ").append(line).append('\n'));
        script.append("fi\n");
    }

    /** What the user's own shell exports for the target's command, as a file to source; none where there is nothing. */
    Optional<String> environment() {
        // A step that another day begins with exports again what an earlier one did.
        var assignments = new LinkedHashMap<String, List<String>>();
        for (Step step : steps) {
            ScriptLines.exports(step)
                    .forEach(run -> assignments.putIfAbsent(ScriptLines.exportedName(run), assignment(run)));
        }
        List<String> lines = assignments.values().stream().flatMap(List::stream).toList();
        if (lines.isEmpty()) {
            return Optional.empty();
        }
        var text = new StringBuilder("# shellcheck shell=sh\n# The environment that the commands of "
                + VisibleText.of(translation.provider().title())
                + " read, for one shell. Source it where you type them and run the scripts:\n#\n#   . "
                + MoveFiles.folder(translation) + "migrate/environment.sh\n#\n"
                + "# What the shell has already stays, so take a new one for another app or stage. A value that is made here is in\n"
                + "# this shell only: keep it where you keep passwords, as a later shell needs the same.\n");
        text.append('\n');
        variables(text, name -> "[ -n \"${" + name + ":-}\" ] || echo '" + name + " has no value: set it first' >&2");
        text.append('\n');
        text.append(Runbook.ASK_FUNCTION).append("\n\n").append(IN_SHELL).append('\n');
        lines.forEach(line -> text.append(line).append('\n'));
        return Optional.of(text.toString());
    }

    /** A value that the shell has stays: the server that a password was made for has it, and data was encrypted with it. */
    private List<String> assignment(Line.Run run) {
        String name = ScriptLines.exportedName(run);
        Word input = run.input().get(0);
        String assigned = name + "=$(" + shell.printed(input) + ")";
        String export = "export " + name;
        String unless = "in_shell " + name + " || ";
        if (ShellText.isOptional(run)) {
            return List.of(unless + "[ -n \"${" + name + "+set}\" ] || " + assigned, export);
        }
        String check = "[ -n \"$" + name + "\" ] || echo '" + name + " has no value' >&2";
        if (!shell.isMade(input)) {
            return List.of(unless + assigned, check, export);
        }
        return List.of(
                unless + "{",
                "  " + assigned,
                "  echo '" + name + " is new. Keep it (printenv " + name + "): a later shell needs this one.' >&2",
                "}",
                check,
                export);
    }
}
