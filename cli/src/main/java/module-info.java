/** The command line. */
module dev.portolan.cli {
    requires dev.portolan.engine;
    requires info.picocli;
    requires static org.jspecify;

    opens dev.portolan.cli to
            info.picocli;
}
