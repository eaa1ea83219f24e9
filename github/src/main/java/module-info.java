/** For providers that let GitHub Actions deploy: workflows, pinned actions, secrets by name. */
module dev.portolan.github {
    requires transitive dev.portolan.api;
    requires static org.jspecify;

    exports dev.portolan.github;
}
