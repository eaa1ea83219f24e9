package dev.portolan.heroku.live;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What Heroku said of an app that runs there, topic by topic; a topic that no file tells of is absent.
 *
 * @param folder the folder that holds the files, for the user's eyes
 * @param files the files that were there, recognised or not; none where there is no live state at all
 * @param app the app itself
 * @param config the names of its environment, with the values that may be known
 * @param addOns its add-ons, with the names that they set
 * @param formation how many of which size each process type has
 * @param domains its domains, the one that Heroku gave included
 * @param buildpacks its buildpacks in their order
 * @param postgres what {@code pg:info} tells of each database
 * @param drains where its logs go
 * @param features what is switched on and off for it
 * @param autoscaling how the web processes are scaled
 * @param jobs what runs by the clock, which a user wrote down, since Heroku does not say it
 */
public record LiveState(
        String folder,
        List<String> files,
        Optional<LiveApp> app,
        Optional<List<LiveVariable>> config,
        Optional<List<LiveAddOn>> addOns,
        Optional<List<LiveProcess>> formation,
        Optional<List<LiveDomain>> domains,
        Optional<List<Stated<String>>> buildpacks,
        Optional<List<LivePostgres>> postgres,
        Optional<List<LiveDrain>> drains,
        Optional<List<LiveFeature>> features,
        Optional<LiveAutoscaling> autoscaling,
        Optional<List<LiveJob>> jobs) {
    /** Copies the list of files. */
    public LiveState {
        files = List.copyOf(files);
    }

    /** Whether Heroku said anything of the running app. */
    public boolean isThere() {
        return Stream.of(app, config, addOns, formation, domains, buildpacks, postgres, drains, features, autoscaling)
                .anyMatch(Optional::isPresent);
    }
}
