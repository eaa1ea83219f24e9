package dev.portolan.heroku.report;

import dev.portolan.report.Effect;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Severity;

/** What there is to tell of secrets that stand where texts do. */
public enum SecretFinding implements FindingCode {
    SECRET_IN_TEXT(
            Severity.ERROR,
            "A secret seems to stand inside this text. A text goes into files as it is, and from there into the history of the project.",
            "Put the secret into a config name, let the text read that name, and change what was once published.");

    private final Declaration declaration;

    SecretFinding(Severity severity, String meaning, String remedy) {
        declaration = new Declaration("heroku", severity, Effect.NOTE, meaning, remedy);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
