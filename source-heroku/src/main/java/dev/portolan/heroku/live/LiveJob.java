package dev.portolan.heroku.live;

import java.util.Optional;

/**
 * A command that runs by the clock, as a user copied it from the dashboard of Heroku Scheduler.
 *
 * @param schedule when, as five fields of cron in UTC
 * @param size the dyno size, such as {@code Standard-1X}, where the user wrote one
 * @param command what runs
 */
public record LiveJob(Stated<String> schedule, Optional<Stated<String>> size, Stated<String> command) {}
