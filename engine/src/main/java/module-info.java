/** Finds, reads, accounts, renders and writes. */
module dev.portolan.engine {
    requires transitive dev.portolan.api;
    requires io.github.javadiffutils;
    requires static org.jspecify;
    requires org.tomlj;
    requires org.yaml.snakeyaml;
    requires tools.jackson.core;

    exports dev.portolan.engine;
    exports dev.portolan.engine.plan;
    exports dev.portolan.engine.read;
    exports dev.portolan.engine.report;
    exports dev.portolan.engine.snapshot;

    uses dev.portolan.source.Source;
    uses dev.portolan.spi.Provider;
}
