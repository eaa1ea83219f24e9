package dev.portolan.heroku;

import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.model.Command;
import dev.portolan.model.Trigger;
import dev.portolan.source.InputNode;
import java.util.Optional;

/**
 * The scripts of app.json: the one that runs after the app is created is a job, the others belong to review apps, to
 * tests or to another platform.
 */
final class ScriptReader {
    private static final String POSTDEPLOY = "postdeploy";

    private ScriptReader() {}

    static void read(Intake in) {
        for (InputNode.Entry entry : in.json().table("scripts", in.nodes())) {
            Optional<String> command = script(in, entry).filter(text -> !text.isBlank());
            if (!entry.key().equals(POSTDEPLOY)) {
                String what = command.map(text -> "'" + entry.key() + "' is '" + text + "'.")
                        .orElse("'" + entry.key() + "'.");
                in.findings().report(HerokuFinding.SCRIPT_LEFT, what, entry.origin());
            } else if (command.isPresent()) {
                String name = in.draft().freeRunName(POSTDEPLOY);
                in.draft().job(name, "trigger", entry.origin(), job -> job.trigger(new Trigger.FirstDeploy()));
                in.draft()
                        .job(
                                name,
                                "command",
                                entry.value().origin(),
                                job -> job.command(Command.shell(command.get().strip())));
            }
        }
    }

    private static Optional<String> script(Intake in, InputNode.Entry entry) {
        if (entry.value() instanceof InputNode.Mapping table) {
            // Dokku keeps its own scripts in a table below.
            return Optional.of(String.join(
                    "; ",
                    table.entries().stream()
                            .map(script -> script.key() + ": "
                                    + (script.value() instanceof InputNode.Scalar text ? text.text() : "…"))
                            .toList()));
        }
        if (entry.key().equals(POSTDEPLOY) || entry.value() instanceof InputNode.Scalar) {
            return in.nodes().text("scripts." + entry.key(), entry.value());
        }
        return Optional.of(entry.value().kind());
    }
}
