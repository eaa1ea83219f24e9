package dev.portolan.heroku;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Findings;
import dev.portolan.heroku.report.HerokuFinding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which file says what runs: heroku.yml where it builds images, or where there is no Procfile; otherwise the Procfile.
 * What the other one says differently is told. See
 * <a href="https://devcenter.heroku.com/articles/build-docker-images-heroku-yml">heroku.yml</a>.
 */
final class CommandReader {
    private final Findings findings;
    private final String why;

    private CommandReader(Findings findings, String why) {
        this.findings = findings;
        this.why = why;
    }

    static List<StatedProcess> read(Intake in) {
        List<StatedProcess> ofProcfile = in.procfile().processes();
        List<StatedProcess> ofManifest = ManifestReader.read(in.manifest(), in.images(), in.findings());
        boolean isContainers = in.isContainer() && in.manifest().statesCommands();
        if (isContainers || ofProcfile.isEmpty()) {
            new CommandReader(
                            in.findings(),
                            "heroku.yml counts, because Heroku does not read the Procfile of an app that is built by Dockerfiles")
                    .compare(ofManifest, ofProcfile);
            return ofManifest;
        }
        new CommandReader(
                        in.findings(),
                        "the Procfile counts, because heroku.yml names no Dockerfile to build the app by")
                .compare(ofProcfile, ofManifest);
        return ofProcfile;
    }

    private void compare(List<StatedProcess> counting, List<StatedProcess> others) {
        Map<String, StatedProcess> byName = new LinkedHashMap<>();
        counting.forEach(process -> byName.put(process.name(), process));
        for (StatedProcess other : others) {
            Optional<StatedProcess> winner = Optional.ofNullable(byName.get(other.name()));
            if (winner.filter(process -> process.command().equals(other.command()))
                    .isEmpty()) {
                tell(other, winner);
            }
        }
    }

    private void tell(StatedProcess other, Optional<StatedProcess> winner) {
        String against =
                winner.map(process -> "not as " + process.shown()).orElse("which the other file does not have");
        List<Origin> places = winner.map(process -> List.of(other.origin(), process.commandOrigin()))
                .orElse(List.of(other.origin()));
        findings.report(
                HerokuFinding.COMMANDS_DISAGREE,
                "It says " + other.shown() + ", " + against + "; " + why + ".",
                places);
    }
}
