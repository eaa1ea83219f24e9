/** Writes what Kamal needs. */
module dev.portolan.kamal {
    requires dev.portolan.api;
    requires dev.portolan.github;
    requires dev.portolan.terraform;
    requires static com.google.auto.service;
    requires static org.jspecify;

    provides dev.portolan.spi.Provider with
            dev.portolan.kamal.KamalProvider;
}
