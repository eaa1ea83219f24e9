package org.example.render;

import dev.portolan.report.*;

/** What a user may be told: what became of the facts, what it means, what to do. */
enum RenderFinding implements FindingCode {
    NAME_CHANGED(Effect.ADAPTED, "Names of services have small letters, digits and dashes.", "Nothing has to be done."),
    SIZE(Effect.ADAPTED, "Render has sizes in steps: the smallest that suffices was taken, or else the largest.", "Look at the plan."),
    NUMBER(Effect.ADAPTED, "Render takes other values here.", "See whether the app is well with the one in the file."),
    INTERVAL(Effect.ADAPTED, "Render counts from the full hour or from midnight.", "Nothing has to be done."),
    REFERENCE(Effect.ADAPTED, "Render tells it in another form, such as a host with its port or a URL that passes no pooler, or"
            + " asks for it.", "See that the app understands what it gets."),
    AS_IT_IS(Effect.IMPLIED, "It is the same on Render.", "Nothing has to be done."),
    NOT_SAID(Effect.LEFT_OUT, "It is not in the Blueprint.", "See whether the app does without.");

    private final Declaration declaration;

    RenderFinding(Effect effect, String meaning, String remedy) {
        var severity = effect == Effect.LEFT_OUT ? Severity.WARNING : Severity.INFO;
        declaration = new Declaration("render", severity, effect, meaning, remedy);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
