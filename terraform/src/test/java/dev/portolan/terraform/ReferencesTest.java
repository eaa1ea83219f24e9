package dev.portolan.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReferencesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            a local.no b                                  |
            ${local.a}                                    | local.a
            %{ if var.on }x%{ endif }                     | var.on
            $${local.no} %%{var.no}                       |
            ${-local.a + 1-local.b}                       | local.a,local.b
            ${x_y.my-z.id}                                | x_y.my-z
            ${data.x_y.z.id}                              | data.x_y.z
            ${x_y.z[0].a.b}                               | x_y.z
            ${x_y.z[*].a}                                 | x_y.z
            ${provider.f (local.a)}                       | local.a
            ${{ a.b = local.a, c.d == local.b }}          | local.a,c.d,local.b
            ${{ for k, v in local.a : k.x => v.y }}       | local.a
            ${[for i in var.l : i.a if x_y.z.b]}          | var.l,x_y.z
            ${each.value} ${self.id} ${path.module}       |
            ${"a ${local.a} } \\" local.no"} ${local.b}   | local.a,local.b
            """)
    void aTemplateSpeaksOfTheseBlocks(String template, String addresses) {
        assertThat(String.join(",", References.in(template))).isEqualTo(addresses == null ? "" : addresses);
    }
}
