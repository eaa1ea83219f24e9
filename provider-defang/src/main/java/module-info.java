/** Writes what Defang needs. */
module dev.portolan.defang {
    requires dev.portolan.api;
    requires dev.portolan.github;
    requires static com.google.auto.service;
    requires static org.jspecify;

    provides dev.portolan.spi.Provider with
            dev.portolan.defang.DefangProvider;
}
