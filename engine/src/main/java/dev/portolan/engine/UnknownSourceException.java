package dev.portolan.engine;

/** Somebody asked for a source that is not there. The message is for users. */
public final class UnknownSourceException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    UnknownSourceException(String message) {
        super(message);
    }
}
