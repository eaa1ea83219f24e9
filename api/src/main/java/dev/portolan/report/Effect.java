package dev.portolan.report;

/** What a finding says became of the facts that it names. */
public enum Effect {
    /** They are carried or instructed, but otherwise than stated. Needs a node or a step as well. */
    ADAPTED,
    /** They are in no file and no step. Naming a whole names all that belongs to it. */
    LEFT_OUT,
    /** The target does it anyway. */
    IMPLIED,
    /** It answers nothing; the facts are answered elsewhere. */
    NOTE
}
