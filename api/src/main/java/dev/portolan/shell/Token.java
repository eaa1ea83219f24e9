package dev.portolan.shell;

/**
 * A piece of a script between {@code start} and {@code end}.
 *
 * @param value the operator; of a literal word its value after quote removal, of any other word its source text
 * @param literal whether the word is known without running anything
 * @param quoted whether any part of the word was quoted, which takes a reserved word its meaning
 */
record Token(Kind kind, int start, int end, String value, boolean literal, boolean quoted) {
    enum Kind {
        WORD,
        OPERATOR,
        REDIRECTION
    }

    static Token operator(Kind kind, int start, String operator) {
        return new Token(kind, start, start + operator.length(), operator, true, false);
    }

    /** Whether the word is this text, unquoted, so that it can be grammar. */
    boolean isReserved() {
        return literal && !quoted && ShellNames.isReserved(value);
    }

    /** Whether the word is all digits, unquoted: the file descriptor of a redirection that follows at once. */
    boolean isNumber() {
        return kind == Kind.WORD && literal && !quoted && value.chars().allMatch(ShellNames::isDigit);
    }
}
