/** Writes Render's Blueprint. */
module org.example.render {
    requires dev.portolan.api;
    requires static org.jspecify;

    provides dev.portolan.spi.Provider with
            org.example.render.RenderProvider;
}
