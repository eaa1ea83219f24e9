package dev.portolan.heroku.live;

import dev.portolan.fact.Origin;
import java.util.Optional;

/**
 * A host name of the app.
 *
 * @param hostname the name, which may begin with {@code *.}
 * @param isHerokus whether Heroku gave it, and takes it away with the app
 * @param certificate the certificate that the user uploaded for it
 * @param automaticCertificate the state of the certificate that Heroku renews, such as {@code cert issued}
 * @param origin where it stands
 */
public record LiveDomain(
        String hostname,
        boolean isHerokus,
        Optional<Stated<String>> certificate,
        Optional<Stated<String>> automaticCertificate,
        Origin origin) {}
