package dev.portolan.heroku.live;

import dev.portolan.fact.Origin;
import java.util.Optional;

/**
 * The app, as {@code heroku apps:info} tells of it.
 *
 * @param name its name on Heroku
 * @param region where it runs, such as {@code eu}; in a private space the space's region, such as {@code dublin}
 * @param stack its stack, such as {@code heroku-24} or {@code container}
 * @param space the private space that it runs in
 * @param generation {@code cedar} or {@code fir}
 * @param stage its place in a pipeline, such as {@code staging}
 * @param maintenance whether it is in maintenance mode
 * @param internalRouting whether only its private space reaches it
 * @param automaticCertificates whether Heroku renews the certificates of its domains
 * @param origin where the app stands
 */
public record LiveApp(
        Optional<Stated<String>> name,
        Optional<Stated<String>> region,
        Optional<Stated<String>> stack,
        Optional<Stated<String>> space,
        Optional<Stated<String>> generation,
        Optional<Stated<String>> stage,
        Optional<Stated<Boolean>> maintenance,
        Optional<Stated<Boolean>> internalRouting,
        Optional<Stated<Boolean>> automaticCertificates,
        Origin origin) {}
