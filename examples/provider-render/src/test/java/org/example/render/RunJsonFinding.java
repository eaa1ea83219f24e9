package org.example.render;

import dev.portolan.report.Effect;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Severity;

/** What can be wrong with a {@code run.json}. */
enum RunJsonFinding implements FindingCode {
    NO_COMMAND("A text is expected: the command that the process runs.", "Write it in quotes."),
    INVALID("Each value can be read, but no app can be made of them.", "Correct the value.");

    private final Declaration declaration;

    RunJsonFinding(String meaning, String remedy) {
        declaration = new Declaration("run-json", Severity.ERROR, Effect.NOTE, meaning, remedy);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
