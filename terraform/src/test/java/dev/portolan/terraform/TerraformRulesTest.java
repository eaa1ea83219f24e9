package dev.portolan.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.document.Document;
import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.fact.Fact;
import dev.portolan.spi.Output;
import dev.portolan.testkit.terraform.RealTerraform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong with files that an overlay changed, or that a provider got wrong. */
class TerraformRulesTest {
    private final Output.Builder out = Output.builder();
    private final TerraformFile one = TerraformFile.in(out, "infra/one.tf.json", "It says ${x_y.nothing}.");
    private final TerraformFile other = TerraformFile.in(out, "infra/other.tf.json", "");

    @Test
    void filesOfOneFolderAreReadAsOne() {
        one.terraform(settings -> settings.requiredProvider("x", "a/x", "1", "a test"));
        Ref variable = one.variable("v", v -> v.defaultsTo(Fact.chosen(List.of("${x_y.in_a_text}"), "a test")));
        Ref made = one.resource("x_y", "z", block -> block.put("a", variable));
        other.resource(
                "terraform_data",
                "t",
                block -> block.comment("${x_y.comment}")
                        .put(
                                "input",
                                Expression.of(
                                        "[for k, v in ", made.at("list"), " : { name = k, v : v.id } if k != self.k]"))
                        .put("text", Expression.text("%{if}", made.at("a"), "\"x_y.q\""))
                        .put("nested", Expression.of("upper(\"${join(\"x_y.no\", [x_y.z.b])}\")"))
                        .dependsOn(List.of(made)));
        other.output("o", "Of ${x_y.text}.", made.at("id"));
        assertThat(faults()).isEmpty();
    }

    @Test
    void whatTerraformRefusesIsTold(@TempDir Path folder) throws IOException, InterruptedException {
        one.terraform(settings -> settings.requiredVersion(">= 1", "a test"));
        one.localList("a", list -> list.add(Fact.chosen("b", "a test")));
        other.localList("a", list -> list.add(Fact.chosen("c", "a test")));
        other.output("o", "Broken.", Expression.of("var.regoin"));
        one.variable("region", variable -> variable.defaultsTo(Fact.chosen("fsn1", "a test")));
        one.resource(
                "terraform_data",
                "t",
                block -> block.put("input", Expression.text("a", Expression.of("\"${terraform_data.gone.id}\"")))
                        .dependsOn(List.of(Ref.to("local.b", List.of()))));
        assertThat(faults())
                .containsExactly(
                        "infra/other.tf.json local.a: it stands in infra/one.tf.json already.",
                        "infra/one.tf.json terraform_data.t: it refers to terraform_data.gone, which is not there."
                                + " Did you mean 'terraform_data.t'?",
                        "infra/one.tf.json terraform_data.t: it refers to local.b, which is not there. Did you mean"
                                + " 'local.a'?",
                        "infra/other.tf.json output.o: it refers to var.regoin, which is not there. Did you mean"
                                + " 'var.region'?");
        List<Document> documents = out.build().documents();
        assertThat(refusal(folder, documents)).contains("Duplicate local value definition");
        Files.delete(folder.resolve("other.tf.json"));
        assertThat(refusal(folder, documents.subList(0, 1)))
                .contains("\"gone\" has not been declared", "\"b\" has not been declared");
    }

    @Test
    void aProviderHasToBeAskedFor() {
        one.terraform(settings -> settings.requiredProvider("x", "a/x", "1", "a test"));
        other.data("y_zone", "z", block -> {});
        assertThat(faults())
                .containsExactly(
                        "infra/other.tf.json data.y_zone.z: the provider 'y' is missing in required_providers.");
    }

    @Test
    void aReferenceIsFoundBehindBracesQuotesAndItems() {
        one.resource(
                "terraform_data",
                "t",
                block -> block.put("a", Expression.of("merge({ a = { b = 1 } }, terraform_data.one)"))
                        .put("b", Expression.of("[\"\\\"}\", terraform_data.two.id, \"$${terraform_data.no}\"]"))
                        .put("c", Expression.of("terraform_data.t[0].output.id + terraform_data.t.b[\"x\"].y.z"))
                        .list("d", list -> list.add(Expression.of("terraform_data.three"))));
        assertThat(faults())
                .extracting(fault -> fault.replaceAll("(?s).*refers to (\\S+),.*", "$1"))
                .containsExactly("terraform_data.one", "terraform_data.two", "terraform_data.three");
    }

    @Test
    void aRelativeFolderIsTheFilesOwn() {
        TerraformFile top = TerraformFile.in(out, "top.tf.json", "");
        top.output("o", "Elsewhere.", Expression.of("local.a"));
        one.localList("a", list -> list.add(Fact.chosen("b", "a test")));
        assertThat(faults()).singleElement().asString().contains("top.tf.json output.o: it refers to local.a");
    }

    private List<String> faults() {
        return TerraformRules.check(out.build().documents()).stream()
                .map(fault -> fault.path() + " " + fault.address() + ": " + fault.message())
                .toList();
    }

    private static String refusal(Path folder, List<Document> documents) throws IOException, InterruptedException {
        for (Document document : documents) {
            Files.writeString(
                    folder.resolve(document.path().substring("infra/".length())), DocumentWriter.write(document));
        }
        var terraform = RealTerraform.in(folder);
        assumeTrue(terraform.isPresent());
        return terraform.get().run("validate", "-no-color").errors();
    }
}
