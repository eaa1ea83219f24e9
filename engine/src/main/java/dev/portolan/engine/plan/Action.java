package dev.portolan.engine.plan;

/** What writing would do with a file. */
public enum Action {
    /** There is none yet. */
    CREATE,
    /** It is there as it should be. */
    UNCHANGED,
    /** It is there as Portolan wrote it, and Portolan would now write something else. */
    UPDATE,
    /** Something else is there: it is left alone unless the user says otherwise. */
    CONFLICT
}
