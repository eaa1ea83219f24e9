package dev.portolan.terraform;

import dev.portolan.document.Mapping;
import dev.portolan.document.Scalar;
import dev.portolan.fact.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Something in Terraform's own language, and what it rests on. Made of pieces, one of which may be an absent fact: then
 * the whole is absent, and what is put with it is not written. Immutable.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/expressions">Expressions</a>
 */
public sealed class Expression permits Ref {
    private final String code;
    private final String template;
    private final List<Fact<?>> facts;
    private final boolean absent;

    /** The fact that it is and nothing else; null where there is anything to compute. */
    private final @Nullable Fact<?> plain;

    Expression(String code, List<Fact<?>> facts, boolean absent) {
        this(code, "${" + code + "}", facts, absent, null);
    }

    private Expression(String code, String template, List<Fact<?>> facts, boolean absent, @Nullable Fact<?> plain) {
        this.code = code;
        this.template = template;
        this.facts = List.copyOf(facts);
        this.absent = absent;
        this.plain = plain;
    }

    /**
     * Code: a {@link String} is the provider's own code, an expression stands as it is, a {@link Fact} as its value in
     * Terraform's words: a quoted text, a number, a truth value, a list.
     */
    public static Expression of(Object... pieces) {
        var code = new StringBuilder();
        for (Object piece : pieces) {
            if (piece instanceof Expression expression) {
                code.append(expression.code);
            } else if (piece instanceof Fact<?> fact) {
                fact.ifPresent(value -> code.append(literal(value)));
            } else {
                code.append(text(piece));
            }
        }
        Fact<?> plain = pieces.length == 1 && pieces[0] instanceof Fact<?> fact ? fact : null;
        return new Expression(code.toString(), "${" + code + "}", factsOf(pieces), isAnyAbsent(pieces), plain);
    }

    /** A text with expressions in it: a {@link String} and the value of a {@link Fact} stand as they are. */
    public static Expression text(Object... pieces) {
        var template = new StringBuilder();
        var code = new StringBuilder("\"");
        var literal = new StringBuilder();
        for (Object piece : pieces) {
            if (piece instanceof Expression expression) {
                String embedded = "${" + expression.code + "}";
                template.append(before(literal, TerraformText.DIALECT::escape)).append(embedded);
                code.append(before(literal, Expression::inQuotes)).append(embedded);
                literal.setLength(0);
            } else if (piece instanceof Fact<?> fact) {
                fact.ifPresent(literal::append);
            } else {
                literal.append(text(piece));
            }
        }
        template.append(TerraformText.DIALECT.escape(literal.toString()));
        code.append(inQuotes(literal.toString())).append('"');
        return new Expression(code.toString(), template.toString(), factsOf(pieces), isAnyAbsent(pieces), null);
    }

    /** A list of these, without those that are absent. */
    public static Expression list(List<? extends Expression> items) {
        List<? extends Expression> present =
                items.stream().filter(item -> !item.isAbsent()).toList();
        return new Expression(
                present.stream().map(Expression::code).collect(Collectors.joining(", ", "[", "]")),
                factsOf(present.toArray()),
                false);
    }

    /** The same, resting on these facts as well: because of them it is what or where it is. */
    public Expression from(Fact<?>... others) {
        var all = new ArrayList<>(facts);
        all.addAll(List.of(others));
        return new Expression(code, template, all, absent, plain == null ? null : plain.from(others));
    }

    /** Whether one of its facts is absent. */
    public final boolean isAbsent() {
        return absent;
    }

    final String code() {
        return code;
    }

    final List<Fact<?>> facts() {
        return facts;
    }

    /** Writes it where it is the whole value of a key: what needs no computing stands there as it is. */
    final void putInto(Mapping mapping, String key) {
        if (plain == null) {
            mapping.put(key, scalar());
        } else {
            mapping.put(key, plain);
        }
    }

    final Scalar scalar() {
        return TerraformText.written(template, facts);
    }

    private static List<Fact<?>> factsOf(Object[] pieces) {
        var facts = new ArrayList<Fact<?>>();
        for (Object piece : pieces) {
            if (piece instanceof Expression expression) {
                facts.addAll(expression.facts);
            } else if (piece instanceof Fact<?> fact) {
                facts.add(fact);
            }
        }
        return facts;
    }

    private static boolean isAnyAbsent(Object[] pieces) {
        for (Object piece : pieces) {
            if ((piece instanceof Expression expression && expression.absent)
                    || (piece instanceof Fact<?> fact && fact.isAbsent())) {
                return true;
            }
        }
        return false;
    }

    private static String text(Object piece) {
        if (piece instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("neither text nor fact nor expression: " + piece);
    }

    private static String literal(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().map(Expression::literal).collect(Collectors.joining(", ", "[", "]"));
        }
        return value instanceof Number || value instanceof Boolean
                ? value.toString()
                : TerraformText.quoted(value.toString());
    }

    private static String inQuotes(String text) {
        String quoted = TerraformText.quoted(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    /** A dollar sign directly before an expression would escape it, so it becomes an expression itself. */
    private static String before(CharSequence literal, UnaryOperator<String> escape) {
        int end = literal.length();
        while (end > 0 && literal.charAt(end - 1) == '$') {
            end--;
        }
        String dollars = "$".repeat(literal.length() - end);
        return escape.apply(literal.subSequence(0, end).toString())
                + (dollars.isEmpty() ? "" : "${\"" + dollars + "\"}");
    }

    /** Its code, as it stands inside other code. */
    @Override
    public final String toString() {
        return code;
    }
}
