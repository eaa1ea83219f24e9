package dev.portolan.heroku.live;

import dev.portolan.report.Effect;
import dev.portolan.report.FindingCode;
import dev.portolan.report.Severity;

/** What there is to tell of the files that Heroku's command line wrote. */
public enum LiveFinding implements FindingCode {
    LIVE_FILE_UNKNOWN(
            Severity.WARNING,
            "Nothing in this file looks like what Heroku's command line prints of an app, so it is not read.",
            "Take it again as 'portolan snapshot heroku' does, or delete it.");

    private final Declaration declaration;

    LiveFinding(Severity severity, String meaning, String remedy) {
        declaration = new Declaration("heroku", severity, Effect.NOTE, meaning, remedy);
    }

    @Override
    public Declaration declaration() {
        return declaration;
    }
}
