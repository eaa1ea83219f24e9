package org.example.render;

import dev.portolan.report.*;

/** What a user may be told: what became of the facts, what it means, what to do. */
enum RenderFinding implements FindingCode {
    NAME_CHANGED(Effect.ADAPTED, "Render's names have letters, digits and dashes.", "Nothing has to be done."),
    SIZE(Effect.ADAPTED, "Render has sizes in steps: it is the next, or the largest.", "Look at the plan."),
    NUMBER(Effect.ADAPTED, "Render takes other values here.", "See whether the app is well with those in the file."),
    REFERENCE(Effect.ADAPTED, "Render tells it in another form, or asks for it.", "See that the app understands it."),
    AS_IT_IS(Effect.IMPLIED, "It is the same on Render.", "Nothing has to be done."),
    NOT_SAID(Effect.LEFT_OUT, "It is not in the Blueprint.", "See whether the app does without.");

    private final Declaration declaration;

    RenderFinding(Effect effect, String meaning, String remedy) {
        Severity severity = effect == Effect.LEFT_OUT ? Severity.WARNING : Severity.INFO;
        declaration = new Declaration("render", severity, effect, meaning, remedy);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
