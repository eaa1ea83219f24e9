package dev.portolan.testkit;

import dev.portolan.report.Effect;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Severity;

/** Codes for the providers that break a promise. */
enum TestFinding implements FindingCode {
    ADAPTED(Effect.ADAPTED),
    LEFT_OUT(Effect.LEFT_OUT),
    NOTE(Effect.NOTE);

    private final Declaration declaration;

    TestFinding(Effect effect) {
        declaration = new Declaration("honest", Severity.INFO, effect, "It means this.", "Do that.");
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
