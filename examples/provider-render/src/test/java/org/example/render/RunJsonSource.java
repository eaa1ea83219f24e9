package org.example.render;

import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.EnvValue;
import dev.portolan.model.InvalidAppException;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import dev.portolan.source.InputNode;
import dev.portolan.source.ProjectFiles;
import dev.portolan.source.Reading;
import dev.portolan.source.Source;
import dev.portolan.source.SourcePlatform;
import java.util.ArrayList;
import java.util.List;

/** A tiny source: {@code run.json} is a table of commands by name; a name in large letters is a secret's and has no value. */
final class RunJsonSource implements Source {
    @Override
    public String id() {
        return "run-json";
    }

    @Override
    public boolean recognises(ProjectFiles files) {
        return files.exists("run.json");
    }

    @Override
    public List<FindingCode> findingCodes() {
        return List.of(RunJsonFinding.values());
    }

    @Override
    public Reading read(ProjectFiles files, String stage) {
        // What cannot be parsed is told by whoever made the view; here it is only absent.
        return files.json("run.json").map(RunJsonSource::read).orElseGet(() -> Reading.failed(List.of()));
    }

    private static Reading read(InputNode root) {
        var findings = new ArrayList<Finding>();
        App.Builder app = App.builder("run").at(root.origin()).name("run");
        for (InputNode.Entry entry : root instanceof InputNode.Mapping table ? table.entries() : List.<InputNode.Entry>of()) {
            app.at(entry.origin());
            if (entry.key().matches("[A-Z_]+")) {
                app.env(entry.key(), EnvValue.secret());
            } else if (entry.value() instanceof InputNode.Scalar value && value.type() == InputNode.Type.TEXT) {
                app.process(entry.key(), process -> process.at(value.origin()).command(Command.shell(value.text())));
            } else {
                findings.add(Finding.at(entry.origin(), RunJsonFinding.NO_COMMAND, "'" + entry.key() + "' is " + entry.value().kind() + "."));
            }
        }
        try {
            return Reading.of(app.build(), findings, SourcePlatform.NONE);
        } catch (InvalidAppException e) {
            e.problems().forEach(one -> findings.add(Finding.at(one.origin(), RunJsonFinding.INVALID, one.path() + " " + one.message() + ".")));
            return Reading.failed(findings);
        }
    }
}
