package dev.portolan.cli;

import dev.portolan.engine.report.TextReport;

/** Whether a person looks at the output; only the script that starts the JVM can know (JDK 22 changed Console). */
final class Terminal {
    private Terminal() {}

    /** With colours for a person who has nothing against them. */
    static TextReport report() {
        boolean isThere = Boolean.getBoolean("portolan.terminal") && System.getenv("NO_COLOR") == null;
        return isThere ? TextReport.coloured() : TextReport.plain();
    }
}
