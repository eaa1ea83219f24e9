package dev.portolan.heroku.report;

import dev.portolan.report.Effect;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Severity;

/** What there is to tell of what a command does. */
public enum CommandFinding implements FindingCode {
    RELEASE_DESTROYS(
            Severity.WARNING,
            "These words delete all that the database holds, and the release command runs with each deploy: also with the one after the data was copied.",
            "Take them out of the release command before anything is copied, if the app keeps data at all.");

    private final Declaration declaration;

    CommandFinding(Severity severity, String meaning, String remedy) {
        declaration = new Declaration("heroku", severity, Effect.NOTE, meaning, remedy);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
