package dev.portolan.cli;

/** How a run ended, as scripts see it. */
enum ExitCode {
    /** All was done. */
    DONE(0),
    /** A finding matters as much as {@code --fail-on} or more, a conflict was left alone, or {@code --check} saw a difference. */
    FINDINGS(1),
    /** The command line cannot be understood, or the input cannot be read. */
    BAD_INPUT(2),
    /** A defect of Portolan. */
    DEFECT(3);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    int code() {
        return code;
    }
}
