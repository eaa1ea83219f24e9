/** Reads and writes portolan.yaml. */
module dev.portolan.yaml {
    requires dev.portolan.api;
    requires static com.google.auto.service;
    requires static org.jspecify;
}
