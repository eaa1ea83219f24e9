package dev.portolan.report;

/** The phases of a move, in the order in which a runbook goes through them, and the days after it. */
public enum Phase {
    /** Tools, accounts, names, checks that change nothing. */
    PREPARE("Prepare"),
    /** Servers for the data, addresses, disks. */
    PROVISION("Provision"),
    /** The values that no file may hold. */
    SECRETS("Secrets"),
    /** The first deploy of the code; nobody is sent there yet. */
    DEPLOY("Deploy"),
    /** The copy of the data. */
    DATA("Data"),
    /** Is everything there, and does it answer? */
    VERIFY("Verify"),
    /** Users are sent to the new place. */
    CUT_OVER("Cut over"),
    /** The way back. */
    ROLL_BACK("Roll back"),
    /** What is typed from then on; it has a page of its own. */
    EVERY_DAY("Every day");

    private final String title;

    Phase(String title) {
        this.title = title;
    }

    /** The phase as a heading. */
    public String title() {
        return title;
    }
}
