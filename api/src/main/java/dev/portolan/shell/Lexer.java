package dev.portolan.shell;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a script into words and operators, in one pass.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_03">POSIX, Token
 *     Recognition</a>
 */
final class Lexer {
    /** The longest first, so that the first that matches is the one that a shell takes. */
    private static final List<String> OPERATORS = List.of(
            "&>>", "<<<", "<<-", ";;&", "&&", "&>", "||", "|&", ";;", ";&", "<<", "<&", "<>", ">>", ">&", ">|", "&",
            ";", "|", "(", ")", "<", ">", "\n");

    private final String text;
    private final int limit;
    private final int depth;
    private final Traits traits;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int open;

    /** Reads {@code text} from {@code at} up to {@code limit}; {@code depth} counts the substitutions around it. */
    Lexer(String text, int at, int limit, int depth, Traits traits) {
        this.text = text;
        this.at = at;
        this.limit = limit;
        this.depth = depth;
        this.traits = traits;
    }

    /** The whole text. */
    List<Token> readAll() {
        read();
        if (open != 0 || at < limit) {
            traits.giveUp();
        }
        return List.copyOf(tokens);
    }

    /** The text up to the parenthesis that closes what was opened before it; {@link #end()} is its place. */
    List<Token> readToParenthesis() {
        read();
        if (at >= limit) {
            traits.giveUp();
        }
        return List.copyOf(tokens);
    }

    int end() {
        return at;
    }

    private void read() {
        while (at < limit && !traits.isUnreadable()) {
            char c = text.charAt(at);
            if (c == ' ' || c == '\t') {
                at++;
            } else if (text.startsWith("\\\n", at)) {
                at += 2;
            } else if (c == '#') {
                skipComment();
            } else if (c == ')' && open == 0) {
                return;
            } else if (WordReader.endsWord(c)) {
                readOperator();
            } else {
                readWord();
            }
        }
    }

    /** A comment begins at a {@code #} where a word could begin; bash has comments in {@code -c} scripts too. */
    private void skipComment() {
        int newline = text.indexOf('\n', at);
        at = newline < 0 || newline > limit ? limit : newline;
        traits.comment();
    }

    private void readWord() {
        WordReader reader = new WordReader(text, at, limit, depth, traits);
        tokens.add(reader.read());
        at = reader.end();
    }

    private void readOperator() {
        for (String operator : OPERATORS) {
            if (text.startsWith(operator, at)) {
                add(operator);
                return;
            }
        }
    }

    private void add(String operator) {
        int start = at;
        at += operator.length();
        switch (operator) {
            case "<<", "<<-", ";;", ";&", ";;&" -> traits.giveUp(); // here-documents and case: another lexical world
            case "&>", "&>>", "<<<", "|&" -> traits.needBash();
            case "&" -> traits.startSeveralProcesses();
            case "(" -> open++;
            case ")" -> open--;
            default -> {}
        }
        if (operator.endsWith("&")
                && text.startsWith("-", at)
                && at + 1 < limit
                && !WordReader.endsWord(text.charAt(at + 1))) {
            traits.giveUp(); // bash takes >&- for an operator, whatever follows
        }
        boolean redirects = operator.indexOf('<') >= 0 || operator.indexOf('>') >= 0;
        if (text.startsWith("\\\n", at) || (redirects && text.startsWith("(", at))) {
            traits.giveUp(); // an operator that may go on behind the line's end; a process substitution
        }
        if (redirects) {
            takeDescriptor(start);
        }
        tokens.add(Token.operator(redirects ? Token.Kind.REDIRECTION : Token.Kind.OPERATOR, start, operator));
    }

    /** {@code 2>file}: the number belongs to the redirection. {@code {fd}>file} is bash's own and not followed. */
    private void takeDescriptor(int start) {
        Token last = tokens.isEmpty() ? null : tokens.get(tokens.size() - 1);
        if (last == null || last.end() != start) {
            return;
        }
        if (last.isNumber()) {
            tokens.remove(tokens.size() - 1);
            if (last.value().length() > 1) {
                traits.needBash(); // dash knows descriptors of one digit only
            }
        } else if (last.value().startsWith("{") && last.value().endsWith("}")) {
            traits.giveUp();
        }
    }
}
