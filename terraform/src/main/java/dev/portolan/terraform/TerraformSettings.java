package dev.portolan.terraform;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import java.util.function.Consumer;

/**
 * The {@code terraform} block: which Terraform, which providers, where the state is kept.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/block/terraform">terraform block</a>
 */
public final class TerraformSettings {
    private final Mapping mapping;

    TerraformSettings(Mapping mapping) {
        this.mapping = mapping;
    }

    /** The versions of Terraform that will do, such as {@code >= 1.11}. */
    public TerraformSettings requiredVersion(String versions, String reason) {
        BareBlock.put(mapping, "required_version", Fact.chosen(versions, reason));
        return this;
    }

    /** A provider: where the registry has it, and the versions that will do. */
    public TerraformSettings requiredProvider(String name, String source, String versions, String reason) {
        Mapping provider = mapping.mapping("required_providers").mapping(name);
        BareBlock.put(provider, "source", Fact.chosen(source, "its address in the registry"));
        BareBlock.put(provider, "version", Fact.chosen(versions, reason));
        return this;
    }

    /** Where the state is kept. It is written even if nothing is put into it: then {@code terraform init} is told. */
    public TerraformSettings backend(String type, Consumer<BareBlock> content) {
        content.accept(new BareBlock(mapping.mapping("backend").mapping(type).evenIfEmpty()));
        return this;
    }
}
