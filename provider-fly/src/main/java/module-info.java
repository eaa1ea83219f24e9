/** Writes what Fly needs. */
module dev.portolan.fly {
    requires dev.portolan.api;
    requires static com.google.auto.service;
    requires static org.jspecify;
}
