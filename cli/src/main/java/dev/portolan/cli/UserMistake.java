package dev.portolan.cli;

/** Something that the user asked for cannot be done. The message says what and what to do; no stack trace is shown. */
final class UserMistake extends RuntimeException {
    private static final long serialVersionUID = 1;

    UserMistake(String message) {
        super(message);
    }
}
