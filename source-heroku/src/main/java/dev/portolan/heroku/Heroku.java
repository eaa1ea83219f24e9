package dev.portolan.heroku;

import dev.portolan.fact.Origin;
import java.time.Duration;

/** What Heroku does where nobody says otherwise. */
final class Heroku {
    /** The platform's name. */
    static final String TITLE = "Heroku";

    /** States what Heroku does by itself. */
    static final Origin DEFAULT = Origin.defaultOf(TITLE);

    /** The time until the first byte of an answer: https://devcenter.heroku.com/articles/request-timeout. */
    static final Duration REQUEST_TIMEOUT = Duration.ofSeconds(30);

    /** The time that a connection may stay silent after that, from the same page. */
    static final Duration IDLE_TIMEOUT = Duration.ofSeconds(55);

    /** The time from SIGTERM to SIGKILL: https://devcenter.heroku.com/articles/dynos#shutdown. */
    static final Duration STOP_GRACE = Duration.ofSeconds(30);

    /** The time that a release command may take: https://devcenter.heroku.com/articles/release-phase. */
    static final Duration RELEASE_TIMEOUT = Duration.ofHours(1);

    /** The memory of the smallest dynos, in MiB: https://devcenter.heroku.com/articles/dyno-types. */
    static final int DYNO_MEMORY_MIB = 512;

    /** The builder image of the present default stack: https://devcenter.heroku.com/articles/stack. */
    static final String BUILDER = "heroku/builder:24";

    /** The region of an app that names none: https://devcenter.heroku.com/articles/regions. */
    static final String REGION = "us";

    private Heroku() {}
}
