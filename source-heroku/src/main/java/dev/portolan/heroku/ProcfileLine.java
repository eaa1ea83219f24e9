package dev.portolan.heroku;

/**
 * A line of a Procfile as one of the rules reads it.
 *
 * @param number the line, from 1
 * @param text the line without its end
 * @param kind what the rule takes it for
 * @param name the name that it gives to a process; empty unless it is an entry
 * @param command the command, exactly as the rule cuts it out; empty unless it is an entry
 */
record ProcfileLine(int number, String text, Kind kind, String name, String command) {
    /** What a rule takes a line for. */
    enum Kind {
        /** Nothing but blanks. */
        BLANK,
        /** The first character that is no blank is {@code #}. */
        COMMENT,
        /** A name with a command. */
        ENTRY,
        /** None of these: the classic rule passes over it, that of cloud native buildpacks fails. */
        UNMATCHED
    }

    static ProcfileLine entry(int number, String text, String name, String command) {
        return new ProcfileLine(number, text, Kind.ENTRY, name, command);
    }

    static ProcfileLine other(int number, String text, Kind kind) {
        return new ProcfileLine(number, text, kind, "", "");
    }

    boolean isEntry() {
        return kind == Kind.ENTRY;
    }

    /** The column of the first character that is no blank, from 1. */
    int column() {
        return text.length() - text.stripLeading().length() + 1;
    }

    /** The column of the command of an entry, from 1. */
    int commandColumn() {
        return text.length() - command.length() + 1;
    }
}
