/** A page and a service around Portolan. What can be read and written is found on the module path: no provider is named. */
module com.example.embed {
    requires dev.portolan.engine;
    requires jdk.httpserver;
    requires tools.jackson.core;
}
