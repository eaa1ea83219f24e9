/** For providers that write Terraform JSON: files, blocks, references, escaping. */
module dev.portolan.terraform {
    requires transitive dev.portolan.api;
    requires static org.jspecify;

    exports dev.portolan.terraform;
}
