/** Finds, reads, accounts, renders and writes. */
module dev.portolan.engine {
    requires transitive dev.portolan.api;
    requires io.github.javadiffutils;
    requires static org.jspecify;
    requires org.tomlj;
    requires org.yaml.snakeyaml;
    requires tools.jackson.core;

    uses dev.portolan.source.Source;
    uses dev.portolan.spi.Provider;
}
