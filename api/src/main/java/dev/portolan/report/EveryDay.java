package dev.portolan.report;

import java.util.Locale;

/** What people type once the app has moved, in the order in which they learn it. */
public enum EveryDay {
    /** New code or settings go live. */
    DEPLOY("Deploy"),
    /** The output of all processes, as it comes. */
    LOGS("Follow the logs"),
    /** What runs, how often and where. */
    PROCESSES("See what runs"),
    /** An interactive shell in the app; its framework's console starts from there. */
    CONSOLE("Open a shell in the app"),
    /** A command of the app that ends by itself. */
    ONE_OFF("Run a command once"),
    /** The command of the release phase, by hand. */
    RELEASE("Run the release command"),
    /** An interactive client of the database. */
    DATABASE("Open the database"),
    /** The names of the configuration. */
    CONFIG("See what is configured"),
    /** One more secret, or another value of one. */
    SET_CONFIG("Set a secret"),
    /** More or fewer of a process. */
    SCALE("Run more or fewer of a process"),
    /** The same version anew. */
    RESTART("Restart"),
    /** What was deployed when. */
    RELEASES("See the releases"),
    /** The version before. */
    ROLL_BACK("Go back to the version before"),
    /** Users see that the app is away. */
    MAINTENANCE("Keep users out for a while");

    private final String title;

    EveryDay(String title) {
        this.title = title;
    }

    /** It as an order. */
    public String title() {
        return title;
    }

    /** The id of its step. */
    public String id() {
        return "every-day." + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
