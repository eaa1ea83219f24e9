package dev.portolan.engine.report;

/** What writing did with a file. */
enum Deed {
    /** There was none. */
    CREATED,
    /** What Portolan had written there was replaced. */
    UPDATED,
    /** What Portolan had not written, or what was edited since, was replaced; a copy was kept. */
    REPLACED,
    /** It was there as it should be. */
    UNCHANGED,
    /** Something was in the way, of this file or of another one of the target. */
    NOT_WRITTEN
}
