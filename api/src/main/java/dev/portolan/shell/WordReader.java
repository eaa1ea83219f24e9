package dev.portolan.shell;

/**
 * Reads one word, resolving its quotes as bash does and noticing everything that only a running shell can resolve.
 *
 * @see <a href="https://www.gnu.org/software/bash/manual/html_node/Shell-Expansions.html">bash, Shell Expansions</a>
 */
final class WordReader {
    private final String text;
    private final int start;
    private final int limit;
    private final Traits traits;
    private final Expansions expansions;
    private final StringBuilder value = new StringBuilder();
    private int at;
    private boolean literal = true;
    private boolean quoted;
    private boolean brace;

    WordReader(String text, int start, int limit, int depth, Traits traits) {
        this.text = text;
        this.start = start;
        this.limit = limit;
        this.traits = traits;
        this.expansions = new Expansions(text, limit, depth, traits);
        this.at = start;
    }

    static boolean endsWord(char c) {
        return " \t\n;&|()<>".indexOf(c) >= 0;
    }

    Token read() {
        while (at < limit && !endsWord(text.charAt(at)) && !traits.isUnreadable()) {
            char c = text.charAt(at);
            switch (c) {
                case '\\' -> readEscaped();
                case '\'' -> readSingleQuoted();
                case '"' -> readDoubleQuoted();
                case '$', '`' -> readExpansion(false);
                default -> readPlain(c);
            }
        }
        String source = text.substring(start, at);
        String result = literal ? value.toString() : source;
        return new Token(Token.Kind.WORD, start, at, result, literal, quoted);
    }

    int end() {
        return at;
    }

    private void readPlain(char c) {
        switch (isBracketCommand() ? ' ' : c) {
            case '*' -> readStar();
            case '?', '[' -> {
                literal = false;
                traits.needBash(); // dash matches one byte where bash matches one character, and [^a] is bash's own
            }
            case '{' -> brace = true;
            case ',', '.' -> checkBrace(c);
            case '~' -> checkTilde();
            default -> {}
        }
        value.append(c);
        at++;
    }

    /** Dash finds {@code .} and {@code ..} for {@code .*}, bash does not since 5.2. */
    private void readStar() {
        literal = false;
        boolean dot = at > start && text.charAt(at - 1) == '.';
        if (dot && (at - 1 == start || text.charAt(at - 2) == '/')) {
            traits.needBash();
        }
    }

    /** {@code [} and {@code [[} alone are commands and no patterns. */
    private boolean isBracketCommand() {
        int end = text.startsWith("[[", start) ? start + 2 : start + 1;
        return text.charAt(start) == '[' && (end >= limit || endsWord(text.charAt(end)));
    }

    /** {@code {a,b}} and {@code {1..3}} are several words in bash and one in a POSIX shell. */
    private void checkBrace(char c) {
        if (brace && (c == ',' || text.charAt(at - 1) == '.')) {
            literal = false;
            traits.needBash();
        }
    }

    /** A tilde is a home directory where a word begins; bash sees one behind {@code =} and {@code :} more often. */
    private void checkTilde() {
        char before = at == start ? ' ' : text.charAt(at - 1);
        if (before == ' ' || before == '=' || before == ':') {
            literal = false;
            char next = at + 1 < limit ? text.charAt(at + 1) : ' ';
            if (before != ' ' || "+-0123456789".indexOf(next) >= 0) {
                traits.needBash();
            }
        }
    }

    private void readEscaped() {
        quoted = true;
        if (at + 1 >= limit || text.charAt(at + 1) == '\n') {
            // A word over two lines may still be an assignment or a reserved word: not worth following.
            traits.giveUp();
            return;
        }
        value.append(text.charAt(at + 1));
        at += 2;
    }

    private void readSingleQuoted() {
        quoted = true;
        int close = text.indexOf('\'', at + 1);
        if (close < 0 || close >= limit) {
            traits.giveUp();
            return;
        }
        value.append(text, at + 1, close);
        at = close + 1;
    }

    private void readDoubleQuoted() {
        quoted = true;
        at++;
        while (at < limit && !traits.isUnreadable()) {
            char c = text.charAt(at);
            switch (c) {
                case '"' -> {
                    at++;
                    return;
                }
                case '\\' -> readEscapedInQuotes();
                case '$', '`' -> readExpansion(true);
                default -> {
                    value.append(c);
                    at++;
                }
            }
        }
        traits.giveUp();
    }

    /** Between double quotes a backslash quotes only what is special there, and else stands for itself. */
    private void readEscapedInQuotes() {
        if (at + 1 >= limit) {
            traits.giveUp();
            return;
        }
        char next = text.charAt(at + 1);
        if ("$`\"\\".indexOf(next) >= 0) {
            value.append(next);
        } else if (next != '\n') {
            value.append('\\').append(next);
        }
        at += 2;
    }

    private void readExpansion(boolean inQuotes) {
        int end = expansions.end(at, inQuotes);
        if (end == at + 1) {
            value.append('$');
            if (!inQuotes) {
                traits.needBash(); // bash does not split the fields of such a word
            }
        } else {
            literal = false;
        }
        at = Math.min(end, limit);
    }
}
