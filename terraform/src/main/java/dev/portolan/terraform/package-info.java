/**
 * Terraform's JSON syntax, for providers that write it. A {@link dev.portolan.terraform.TerraformFile} is made of blocks;
 * one that was written is answered as a {@link dev.portolan.terraform.Ref}, so what is not written cannot be referred to.
 * Texts of the app are escaped; an {@link dev.portolan.terraform.Expression} is the only way to say something in
 * Terraform's own language.
 *
 * <pre>{@code
 * var file = TerraformFile.in(out, "deploy/x/infra/network.tf.json", "The private network.");
 * Ref network = file.resource("hcloud_network", "private", block -> block.put("name", plan.name())
 *         .put("ip_range", Fact.chosen("10.0.0.0/16", "as Hetzner's own example")));
 * file.resource("hcloud_network_subnet", "private", block -> block.put("network_id", network.at("id")));
 * }</pre>
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/syntax/json">JSON configuration syntax</a>
 */
@NullMarked
package dev.portolan.terraform;

import org.jspecify.annotations.NullMarked;
