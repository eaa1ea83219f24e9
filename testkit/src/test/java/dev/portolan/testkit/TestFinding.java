package dev.portolan.testkit;

import dev.portolan.report.Effect;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Severity;

/** Codes for the providers that break a promise. */
enum TestFinding implements FindingCode {
    ADAPTED(Effect.ADAPTED),
    LEFT_OUT(Effect.LEFT_OUT),
    NOTE(Effect.NOTE);

    private final Effect effect;

    TestFinding(Effect effect) {
        this.effect = effect;
    }

    @Override
    public String owner() {
        return "honest";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public Effect effect() {
        return effect;
    }

    @Override
    public String meaning() {
        return "It means this.";
    }

    @Override
    public String remedy() {
        return "Do that.";
    }
}
