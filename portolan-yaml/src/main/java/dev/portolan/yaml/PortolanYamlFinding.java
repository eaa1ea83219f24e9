package dev.portolan.yaml;

import dev.portolan.report.Effect;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Severity;

/** What can be wrong with a portolan.yaml. */
enum PortolanYamlFinding implements FindingCode {
    UNKNOWN_KEY("portolan.yaml has no such key in this place.", "Correct the key, or take it away."),
    WRONG_VALUE("The value is not what belongs in this place.", "Write it as expected."),
    MISSING_KEY("Something cannot be understood without this key.", "Add the key."),
    CONFLICTING_KEYS("These keys exclude each other.", "Keep one of them."),
    STATED_TWICE("The same thing is stated in two places.", "Keep one of them."),
    INVALID_APP("Each value can be read, but the app that they make cannot be.", "Correct the value."),
    OTHER_STAGE(
            "A portolan.yaml describes one stage of an app; production where it names none.",
            "Ask for the stage that the file describes, or correct the key 'stage'.");

    private final Declaration declaration;

    PortolanYamlFinding(String meaning, String remedy) {
        declaration = new Declaration(PortolanYamlSource.ID, Severity.ERROR, Effect.NOTE, meaning, remedy);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
