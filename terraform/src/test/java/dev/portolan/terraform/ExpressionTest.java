package dev.portolan.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.fact.Fact;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Code of Terraform's, made of pieces. */
class ExpressionTest {
    private static final Ref NETWORK = Ref.to("x_network.main", List.of());

    @Test
    void factsStandInCodeAsTerraformWritesThem() {
        assertThat(Expression.of(
                        "f(",
                        fact("a\"b\\\n\u0007${c}"),
                        ", ",
                        fact(3),
                        ", ",
                        fact(true),
                        ", ",
                        fact(List.of("x", "y")),
                        ")"))
                .hasToString("f(\"a\\\"b\\\\\\n\\u0007$${c}\", 3, true, [\"x\", \"y\"])");
    }

    @Test
    void oneExpressionStandsInsideAnother() {
        Expression subnet = Expression.of("cidrsubnet(", NETWORK.at("cidr"), ", 4, ", fact(8), ")");
        assertThat(Expression.of("upper(", Expression.text("a-", subnet), ")"))
                .hasToString("upper(\"a-${cidrsubnet(x_network.main.cidr, 4, 8)}\")");
        assertThat(Expression.list(List.of(NETWORK, subnet)))
                .hasToString("[x_network.main, cidrsubnet(x_network.main.cidr, 4, 8)]");
    }

    @Test
    void aDollarBeforeAnExpressionDoesNotEscapeIt() {
        assertThat(Expression.text("costs $$", NETWORK).scalar()).hasToString("costs ${\"$$\"}${x_network.main}");
        assertThat(Expression.text("50 %", NETWORK).scalar()).hasToString("50 %${x_network.main}");
        assertThat(Expression.text("a$", "{b}").scalar()).hasToString("a$${b}");
    }

    @Test
    void anItemIsNamedByItsKey() {
        assertThat(NETWORK.item(fact("a\"b")).at("id")).hasToString("x_network.main[\"a\\\"b\"].id");
        assertThat(NETWORK.item(fact("a")).address()).isEqualTo("x_network.main");
    }

    private static <T> Fact<T> fact(T value) {
        return Fact.chosen(value, "a test");
    }
}
