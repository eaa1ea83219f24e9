package dev.portolan.github;

import dev.portolan.document.Dialect;
import dev.portolan.document.Scalar;
import dev.portolan.fact.Fact;

/**
 * The texts of a workflow. In them <code>${{</code> begins an expression; where it is meant as it stands, an expression
 * yields it. GitHub's reader of YAML drops comments and never looks into keys.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/workflows-and-actions/expressions">Expressions</a>
 */
final class GithubText extends Dialect {
    static final GithubText DIALECT = new GithubText();

    private static final String OPENING = "${{";

    private GithubText() {}

    @Override
    public String escape(String text) {
        return text.replace(OPENING, "${{ '${{' }}");
    }

    @Override
    public String escapeKey(String key) {
        return key;
    }

    @Override
    public String escapeComment(String comment) {
        return comment;
    }

    /** What GitHub puts in for a secret of the environment, the repository or the organization. */
    static Scalar secret(Fact<String> name) {
        return expression("secrets." + name.get(), name);
    }

    /** What GitHub puts in for a variable, which is no secret, of the environment, the repository or the organization. */
    static Scalar variable(Fact<String> name) {
        return expression("vars." + name.get(), name);
    }

    private static Scalar expression(String code, Fact<?>... facts) {
        return verbatim(OPENING + " " + code + " }}", facts);
    }
}
