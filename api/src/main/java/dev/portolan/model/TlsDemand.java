package dev.portolan.model;

import java.util.Locale;
import java.util.regex.Pattern;

/** Names of the environment by which apps are told to reach a server by TLS or not at all. */
final class TlsDemand {
    /** What libpq reads, and what apps call the same setting: its words are Postgres' own. */
    private static final Pattern MODE = Pattern.compile(".*SSL_?MODE");

    private static final Pattern INSISTING = Pattern.compile("require|verify-ca|verify-full");
    private static final Pattern YES = Pattern.compile("true|1|yes|on|require|required");

    private TlsDemand() {}

    static boolean isInsisting(Datastore.Kind kind, String name, String text) {
        String word = text.strip().toLowerCase(Locale.ROOT);
        boolean isMode = kind == Datastore.Kind.POSTGRES && MODE.matcher(name).matches();
        return isMode
                ? INSISTING.matcher(word).matches()
                : YES.matcher(word).matches() && switchOf(kind).matcher(name).matches();
    }

    /** MySQL's image makes itself a certificate, so it answers by TLS anyway. */
    private static Pattern switchOf(Datastore.Kind kind) {
        String server = switch (kind) {
            case POSTGRES -> "PG|POSTGRES|POSTGRESQL|DB|DATABASE";
            case REDIS -> "REDIS|VALKEY";
            case MONGODB -> "MONGO|MONGODB";
            default -> "(?!)";
        };
        return Pattern.compile("(.*_)?(" + server + ")_?(USE_|REQUIRE_|FORCE_)?(SSL|TLS)(_REQUIRED|_ENABLED)?");
    }
}
