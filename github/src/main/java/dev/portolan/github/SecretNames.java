package dev.portolan.github;

import dev.portolan.fact.Fact;
import dev.portolan.naming.NamePolicy;
import dev.portolan.naming.Names;
import java.util.Locale;

/**
 * What GitHub calls the secrets of an app, each by a name of its own. It makes no difference between large letters and
 * small ones, and keeps names that begin with {@code GITHUB_} for itself.
 *
 * @see <a href="https://docs.github.com/en/actions/reference/security/secrets#naming-your-secrets">Naming your secrets</a>
 */
public final class SecretNames {
    private static final String OWN = "GITHUB_";

    private final Names names = new Names(new NamePolicy(
            "the name of a secret on GitHub",
            "https://docs.github.com/en/actions/reference/security/secrets#naming-your-secrets",
            1,
            200,
            false,
            c -> isLetter(c) || (c >= '0' && c <= '9') || c == '_',
            SecretNames::isLetter,
            '_'));

    /** No name is given yet. */
    public SecretNames() {}

    /** Keeps a name for the target itself. */
    public SecretNames reserve(String name) {
        names.reserve(name);
        return this;
    }

    /** The name of the secret that the app calls so. */
    public Fact<String> of(Fact<String> name) {
        return names.of(name.map(text -> {
            String large = text.toUpperCase(Locale.ROOT);
            return large.startsWith(OWN) ? "APP_" + large : large;
        }));
    }

    private static boolean isLetter(int c) {
        return (c >= 'A' && c <= 'Z') || c == '_';
    }
}
