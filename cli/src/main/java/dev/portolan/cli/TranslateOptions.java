package dev.portolan.cli;

import dev.portolan.fact.Origin;
import dev.portolan.report.Severity;
import dev.portolan.source.TargetOptions.GivenSetting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What a user may say to {@code portolan translate}. */
final class TranslateOptions {
    @Mixin
    private final ReadOptions reading = new ReadOptions();

    @Mixin
    private final FormatOption format = new FormatOption();

    @Option(
            names = "--to",
            required = true,
            split = ",",
            paramLabel = "TARGET",
            description = "The targets, such as fly; several are separated by commas.")
    private List<String> targets = List.of();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where to write; the app's folder otherwise. Of several targets each gets a folder in it.")
    private String out = "";

    @Option(
            names = "--set",
            paramLabel = "TARGET.KEY=VALUE",
            description = "A setting of a target; portolan providers TARGET lists them.")
    private List<String> set = List.of();

    @Option(
            names = "--runbook",
            paramLabel = "with|only|none",
            description = "Whether the runbook is written with the files, alone, or not at all.")
    private RunbookChoice runbook = RunbookChoice.WITH;

    @Option(
            names = "--fail-on",
            paramLabel = "error|warning|info",
            description = "Ends with 1 where a finding matters as much as this; error otherwise.")
    private Severity failOn = Severity.ERROR;

    @ArgGroup
    private Looking looking = new Looking();

    @Option(
            names = "--force",
            description =
                    "Replaces files that Portolan did not write or that were edited since; keeps a copy as NAME.orig.")
    private boolean force;

    /** Whether a runbook is written. */
    enum RunbookChoice {
        WITH,
        ONLY,
        NONE
    }

    /** Ways of looking without writing; one at a time. */
    static final class Looking {
        @Option(names = "--dry-run", description = "Writes nothing; says what would be written.")
        private boolean dryRun;

        @Option(names = "--diff", description = "Writes nothing; prints the differences.")
        private boolean diff;

        @Option(
                names = "--check",
                description =
                        "Writes nothing; ends with 1 where something would be written, or a file of an earlier run goes on working.")
        private boolean check;
    }

    ReadOptions reading() {
        return reading;
    }

    List<String> targets() {
        return List.copyOf(new LinkedHashSet<>(targets));
    }

    /** Where a target's files go. */
    Path outOf(String target) {
        Path folder = out.isEmpty() ? reading.folder() : ReadOptions.path(out);
        return out.isEmpty() || targets().size() == 1 ? folder : folder.resolve(target);
    }

    /** The values of {@code --set}, each with its target in the name. */
    List<GivenSetting> settings() {
        var settings = new ArrayList<GivenSetting>();
        for (String text : set) {
            int equals = text.indexOf('=');
            int dot = text.indexOf('.');
            if (dot <= 0 || equals < dot + 2) {
                throw new UserMistake("--set " + text + " is not understood; expected TARGET.KEY=VALUE, such as"
                        + " fly.region=fra.");
            }
            String name = text.substring(0, equals);
            settings.add(new GivenSetting(name, List.of(text.substring(equals + 1)), Origin.setting(name)));
        }
        return settings;
    }

    /** The targets that {@code --set} names. */
    Set<String> settingTargets() {
        var names = new LinkedHashSet<String>();
        settings()
                .forEach(setting ->
                        names.add(setting.name().substring(0, setting.name().indexOf('.'))));
        return names;
    }

    /** Of these settings, those of a target, without its name. */
    List<GivenSetting> settingsOf(String target, List<GivenSetting> settings) {
        return settings.stream()
                .filter(setting -> setting.name().startsWith(target + "."))
                .map(setting -> new GivenSetting(
                        setting.name().substring(target.length() + 1), setting.values(), setting.origin()))
                .toList();
    }

    RunbookChoice runbook() {
        return runbook;
    }

    /** From which severity on a finding fails the run. */
    Severity failOn() {
        return failOn;
    }

    boolean json() {
        return format.json();
    }

    boolean diff() {
        return looking.diff;
    }

    boolean check() {
        return looking.check;
    }

    boolean writes() {
        return !looking.dryRun && !looking.diff && !looking.check;
    }

    boolean force() {
        return force;
    }
}
