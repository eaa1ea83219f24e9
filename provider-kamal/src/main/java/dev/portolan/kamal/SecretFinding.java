package dev.portolan.kamal;

import static dev.portolan.report.Effect.ADAPTED;
import static dev.portolan.report.Effect.NOTE;
import static dev.portolan.report.Severity.INFO;
import static dev.portolan.report.Severity.WARNING;

import dev.portolan.report.Effect;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Severity;

/** What a user may be told about values on their way through the files of secrets. */
enum SecretFinding implements FindingCode {
    VALUE_AMONG_SECRETS(
            INFO,
            NOTE,
            "Kamal would change the value on docker's command line, so it goes with the secrets.",
            "Nothing has to be done."),
    VALUE_CHANGED(
            WARNING,
            ADAPTED,
            "Kamal hands line breaks and tabs over as \\n and \\t, and a backslash as two.",
            "Let the app turn them back, or give it the value in base64."),
    VAULT_CHANGES_DOLLAR(
            WARNING,
            NOTE,
            "Of what a vault answers Kamal takes a dollar sign with the name behind it for a variable (basecamp/kamal#1911).",
            "In the vault, write a backslash before each dollar sign that no parenthesis follows, or make secrets without."),
    VAULT_ACCOUNT_MISSING(
            WARNING,
            NOTE,
            "Kamal has to know who signs in to the vault; ACCOUNT stands for it.",
            "Set kamal.secrets-account."),
    VAULT_ON_GITHUB(
            WARNING,
            NOTE,
            "A vault needs a program and a token of its own on GitHub's machine, so no workflow is written.",
            "Unset kamal.secrets, and GitHub holds the secrets; or write a workflow that has both.");

    private final Declaration declaration;

    SecretFinding(Severity severity, Effect effect, String meaning, String remedy) {
        declaration = new Declaration("kamal", severity, effect, meaning, remedy);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
