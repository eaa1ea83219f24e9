import dev.portolan.yaml.PortolanYamlProvider;
import dev.portolan.yaml.PortolanYamlSource;

/** Reads and writes portolan.yaml. */
module dev.portolan.yaml {
    requires dev.portolan.api;
    requires static com.google.auto.service;
    requires static org.jspecify;

    provides dev.portolan.spi.Provider with
            PortolanYamlProvider;
    provides dev.portolan.source.Source with
            PortolanYamlSource;
}
