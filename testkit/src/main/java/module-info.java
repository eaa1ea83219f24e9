/** The contracts that every provider and source passes. */
module dev.portolan.testkit {
    requires jdk.jfr;
    requires transitive dev.portolan.engine;
    requires transitive org.assertj.core;
    requires static org.jspecify;
    requires transitive org.junit.jupiter.api;

    exports dev.portolan.testkit;
    exports dev.portolan.testkit.terraform;
}
