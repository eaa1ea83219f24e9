package dev.portolan.heroku.live;

import java.util.Optional;

/**
 * How Heroku scales the web processes.
 *
 * @param isActive whether it does so now
 * @param min the smallest count
 * @param max the largest count
 * @param latency the response time that is aimed at, in milliseconds, of 95 of 100 requests
 */
public record LiveAutoscaling(
        Stated<Boolean> isActive, Stated<Integer> min, Stated<Integer> max, Optional<Stated<Integer>> latency) {}
