/** The model of an app, and what sources and providers implement. */
module dev.portolan.api {
    requires static org.jspecify;

    exports dev.portolan.document;
    exports dev.portolan.fact;
    exports dev.portolan.model;
    exports dev.portolan.naming;
    exports dev.portolan.report;
    exports dev.portolan.shell;
    exports dev.portolan.source;
    exports dev.portolan.spi;
}
