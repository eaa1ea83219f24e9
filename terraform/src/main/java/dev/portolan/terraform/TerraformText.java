package dev.portolan.terraform;

import dev.portolan.document.Dialect;
import dev.portolan.document.Scalar;
import dev.portolan.fact.Fact;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * The texts of a {@code .tf.json} file. Each of them is a template, keys of maps too: <code>${</code> and
 * <code>%{</code> begin what Terraform computes and are doubled in the first sign where they are meant as they stand.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/expressions/strings#escape-sequences">Escape sequences</a>
 */
public final class TerraformText extends Dialect {
    /** For texts that {@code templatefile} reads; a {@link TerraformFile} has it already. */
    public static final TerraformText DIALECT = new TerraformText();

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private TerraformText() {}

    /**
     * Whether Terraform hands the text on as it is. It brings every text into the composed form of Unicode (NFC), and no
     * escape prevents it: a letter and a separate accent come out as one character.
     *
     * @see <a href="https://github.com/zclconf/go-cty/blob/main/docs/types.md">cty's string type</a>
     */
    public static boolean keeps(String text) {
        return Normalizer.isNormalized(text, Normalizer.Form.NFC);
    }

    /**
     * A lone carriage return makes Terraform's reader of templates overlook what follows it, and it drops a byte order
     * mark; such a text is written as a quoted word of an expression, where both are told apart. RoundTripTest holds it
     * against Terraform itself.
     */
    @Override
    public String escape(String text) {
        return text.indexOf('\r') >= 0 || text.indexOf(BYTE_ORDER_MARK) >= 0
                ? "${" + quoted(text) + "}"
                : doubled(text);
    }

    private static String doubled(String text) {
        return text.replace("${", "$${").replace("%{", "%%{");
    }

    /**
     * A text that is in Terraform's language already, or stands where no text is a template: Terraform reads the type,
     * default and description of a variable, the {@code terraform} block and {@code depends_on} before it knows any value.
     */
    static Scalar written(String text, List<Fact<?>> facts) {
        return verbatim(text, facts.toArray(Fact<?>[]::new));
    }

    /** A text as a quoted word inside an expression. */
    static String quoted(String text) {
        var quoted = new StringBuilder("\"");
        doubled(text).codePoints().forEach(c -> {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (Character.isISOControl(c) || c == BYTE_ORDER_MARK) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", c));
                    } else {
                        quoted.appendCodePoint(c);
                    }
                }
            }
        });
        return quoted.append('"').toString();
    }
}
