package dev.portolan.defang;

import dev.portolan.document.Dialect;
import dev.portolan.document.Scalar;
import dev.portolan.fact.Fact;

/**
 * The dollar sign in a compose file. docker compose and Defang's command line replace {@code $NAME} and {@code ${NAME}} in
 * every value and make one dollar sign of two; keys and comments they leave alone.
 *
 * @see <a href="https://github.com/compose-spec/compose-spec/blob/main/12-interpolation.md">Interpolation</a>
 */
final class ComposeDialect extends Dialect {
    static final ComposeDialect COMPOSE = new ComposeDialect();

    private ComposeDialect() {}

    @Override
    public String escape(String text) {
        return text.replace("$", "$$");
    }

    @Override
    public String escapeKey(String key) {
        return key;
    }

    @Override
    public String escapeComment(String comment) {
        return comment;
    }

    /** A text in compose's own language, whose references are filled in at the deploy. */
    static Scalar composed(Fact<String> text, Fact<?>... facts) {
        return verbatim(text.get(), text.from(facts));
    }

    /** The value that {@code defang config set} gave to this name. */
    static String reference(String name) {
        return "${" + name + "}";
    }

    /**
     * Whether a value of the environment survives Defang, which replaces references in it once more after the file was
     * read: on the way from the file to docker compose's container it is read once, to Defang's twice. Only a text that
     * reading leaves as it is comes out the same from both.
     *
     * @see <a href="https://github.com/DefangLabs/pulumi-defang/blob/72bfd43/provider/compose/helpers.go">InterpolateEnvironmentVariable</a>
     */
    static boolean isStable(String value) {
        for (int i = value.indexOf('$'); i >= 0 && i + 1 < value.length(); i = value.indexOf('$', i + 1)) {
            char next = value.charAt(i + 1);
            if (next == '$' || next == '{' || isNameStart(next)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isNameStart(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || isFoldedLetter(c);
    }

    /** Go matches names without regard to case, and to it these two are forms of k and s. */
    private static boolean isFoldedLetter(char c) {
        return c == '\u212A' || c == '\u017F';
    }
}
