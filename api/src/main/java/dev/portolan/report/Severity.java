package dev.portolan.report;

/** How much a finding matters. */
public enum Severity {
    /** Good to know. */
    INFO,
    /** Something works otherwise than before unless the user acts. */
    WARNING,
    /** What was written is wrong, or something that was stated has no place in it. */
    ERROR
}
