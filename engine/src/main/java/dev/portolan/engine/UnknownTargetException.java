package dev.portolan.engine;

/** Somebody asked for a target that no provider is there for. The message is for users. */
public final class UnknownTargetException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    UnknownTargetException(String message) {
        super(message);
    }
}
