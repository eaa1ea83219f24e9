/** Reads a Heroku app. */
module dev.portolan.source.heroku {
    requires dev.portolan.api;
    requires static com.google.auto.service;
    requires static org.jspecify;

    provides dev.portolan.source.Source with
            dev.portolan.heroku.HerokuSource;
}
