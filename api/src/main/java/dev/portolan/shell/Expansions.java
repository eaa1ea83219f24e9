package dev.portolan.shell;

/**
 * Finds where an expansion ends, and whether every shell does it alike. All methods answer the place behind the
 * construct; after {@link Traits#giveUp()} that is the end of the text, so that every loop ends.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_06">POSIX, Word
 *     Expansions</a>
 */
final class Expansions {
    /** Deeper than anyone writes, and far from the end of the thread's stack. */
    private static final int DEEPEST = 32;

    private final String text;
    private final int limit;
    private final Traits traits;
    private int depth;
    /** How many words with a stand-in for a variable there are around what is read. */
    private int standIns;

    Expansions(String text, int limit, int depth, Traits traits) {
        this.text = text;
        this.limit = limit;
        this.depth = depth;
        this.traits = traits;
    }

    /** The end of what begins with the {@code $} or the backquote at {@code at}; a {@code $} may stand for itself. */
    int end(int at, boolean inQuotes) {
        if (depth >= DEEPEST) {
            return giveUp();
        }
        depth++;
        int end = text.charAt(at) == '`' ? backquoted(at, inQuotes) : dollar(at, inQuotes);
        depth--;
        return end;
    }

    private int dollar(int at, boolean inQuotes) {
        char next = charAt(at + 1);
        return switch (next) {
            case '(' -> charAt(at + 2) == '(' ? arithmetic(at + 3) : substitution(at + 2);
            case '{' -> braced(at + 2, inQuotes);
            case '[' -> giveUp();
            case '\'' -> inQuotes ? at + 1 : ansiQuoted(at + 2);
            case '"' -> inQuotes ? at + 1 : giveUp();
            case '\\' -> charAt(at + 2) == '\n' ? giveUp() : at + 1;
            default -> isSpecial(next) ? special(at + 1) : variable(at + 1);
        };
    }

    private int variable(int at) {
        int end = name(at);
        traits.variables().read(text.substring(at, end), at, standIns > 0);
        return end;
    }

    private int name(int at) {
        int end = ShellNames.nameEnd(text, at, limit);
        if (end > at && ShellNames.isSetByBash(text.substring(at, end))) {
            traits.needBash();
        }
        return end;
    }

    /** {@code $0} and {@code $-} tell which shell runs, {@code $?} knows of substitutions in bash only. */
    private int special(int at) {
        if ("0-?".indexOf(text.charAt(at)) >= 0) {
            traits.needBash();
        }
        return at + 1;
    }

    private int substitution(int at) {
        Lexer inner = new Lexer(text, at, limit, depth, traits);
        CommandList.of(inner.readToParenthesis(), text, traits);
        return traits.isUnreadable() ? limit : inner.end() + 1;
    }

    private int backquoted(int at, boolean inQuotes) {
        int close = text.indexOf('`', at + 1);
        if (close < 0 || close >= limit) {
            return giveUp();
        }
        for (int i = at + 1; i < close; i++) {
            // Backslashes mean something else here, and so do double quotes inside double quotes.
            if (text.charAt(i) == '\\' || (inQuotes && text.charAt(i) == '"')) {
                return giveUp();
            }
        }
        Lexer inner = new Lexer(text, at + 1, close, depth, traits);
        CommandList.of(inner.readAll(), text, traits);
        return traits.isUnreadable() ? limit : close + 1;
    }

    private int arithmetic(int from) {
        int open = 0;
        int at = from;
        while (at < limit) {
            char c = text.charAt(at);
            if (c == ')' && open == 0) {
                return charAt(at + 1) == ')' ? at + 2 : giveUp();
            }
            open += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (ShellNames.isNameStart(c)) {
                at = variable(at);
            } else if (ShellNames.isDigit(c) || " +-*/%<>=!&|^~?:()".indexOf(c) >= 0) {
                if ("+-*".indexOf(c) >= 0 && charAt(at + 1) == c) {
                    traits.needBash(); // ++, -- and ** are not in POSIX
                }
                at++;
            } else if (c == '$' && ShellNames.isNameStart(charAt(at + 1))) {
                at++;
            } else {
                return giveUp();
            }
        }
        return giveUp();
    }

    private int braced(int at, boolean inQuotes) {
        char first = charAt(at);
        if (first == '!' || (first == '#' && charAt(at + 1) != '}')) {
            traits.needBash(); // indirection; and dash counts the bytes of ${#x}, not its characters
            int end = variable(at + 1);
            return end > at + 1 && charAt(end) == '}' ? end + 1 : giveUp();
        }
        if (isSpecial(first) && charAt(at + 1) == '}') {
            return special(at) + 1;
        }
        int name = name(at);
        if (name == at) {
            return giveUp();
        }
        char after = charAt(name);
        char operator = after == ':' ? charAt(name + 1) : after;
        boolean hasStandIn = "-=+".indexOf(operator) >= 0;
        if (!hasStandIn) {
            traits.variables().read(text.substring(at, name), at, standIns > 0);
        } else if (operator == '=') {
            traits.variables().set(text.substring(at, name), name);
        }
        standIns += hasStandIn ? 1 : 0;
        int end = after == '}' ? name + 1 : afterName(name, inQuotes);
        standIns -= hasStandIn ? 1 : 0;
        return end;
    }

    /** What follows the name in <code>${NAME:-word}</code> and its kin. */
    private int afterName(int at, boolean inQuotes) {
        char operator = charAt(at);
        switch (operator) {
            case '-', '=', '?', '+', '%', '#' -> {}
            case ':' -> {
                if ("-=?+".indexOf(charAt(at + 1)) < 0) {
                    traits.needBash();
                }
            }
            case '/', '^', ',', '@' -> traits.needBash();
            default -> {
                return giveUp();
            }
        }
        return word(at + 1, '}', inQuotes);
    }

    /** The end of text with expansions in it, up to {@code close}. */
    private int word(int from, char close, boolean inQuotes) {
        int at = from;
        while (at < limit && !traits.isUnreadable()) {
            char c = text.charAt(at);
            if (c == close) {
                return at + 1;
            }
            boolean quote = c == '\'' || c == '"' || c == '{';
            if (quote && close == '}' && (inQuotes || c == '{')) {
                return giveUp(); // quotes inside quotes, braces inside braces: shells differ
            }
            at = switch (c) {
                case '\\' -> {
                    traits.needBash();
                    yield at + 2;
                }
                case '\'' -> inQuotes ? at + 1 : singleQuoted(at + 1);
                case '"' -> word(at + 1, '"', true);
                case '$', '`' -> end(at, inQuotes);
                default -> at + 1;
            };
        }
        return giveUp();
    }

    private int singleQuoted(int at) {
        int close = text.indexOf('\'', at);
        return close < 0 || close >= limit ? giveUp() : close + 1;
    }

    private int ansiQuoted(int from) {
        traits.needBash();
        for (int at = from; at < limit; at++) {
            if (text.charAt(at) == '\'') {
                return at + 1;
            }
            if (text.charAt(at) == '\\') {
                at++;
            }
        }
        return giveUp();
    }

    private int giveUp() {
        traits.giveUp();
        return limit;
    }

    private char charAt(int at) {
        return at < limit ? text.charAt(at) : ' ';
    }

    private static boolean isSpecial(char c) {
        return ShellNames.isDigit(c) || "@*#?-$!".indexOf(c) >= 0;
    }
}
