package dev.portolan.model;

/** The signals that ask a process to stop. */
public enum StopSignal {
    /** Hang up. */
    SIGHUP,
    /** Interrupt, as from the keyboard. */
    SIGINT,
    /** Quit; some servers finish their requests first. */
    SIGQUIT,
    /** End now; no process can catch it. */
    SIGKILL,
    /** Left to the program. */
    SIGUSR1,
    /** Left to the program. */
    SIGUSR2,
    /** Terminate: the usual one. */
    SIGTERM
}
