package dev.portolan.fly;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Durations as Go writes them. They are always written with a unit: a bare number means milliseconds in one table of
 * fly.toml, seconds in another and nanoseconds in a third.
 *
 * @see <a href="https://pkg.go.dev/time#ParseDuration">time.ParseDuration</a>
 */
final class FlyDuration {
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d*)?)(ns|us|µs|ms|s|m|h)");
    private static final Pattern WHOLE = Pattern.compile("(?:" + PART.pattern() + ")+");

    private FlyDuration() {}

    /** The text for a duration of whole seconds: {@code 90s}, {@code 10m}, {@code 1h}. */
    static String text(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds >= 3600 && seconds % 3600 == 0) {
            return seconds / 3600 + "h";
        }
        return seconds >= 120 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }

    /** The seconds that a text means, if it is a duration. */
    static Optional<BigDecimal> seconds(String text) {
        if (!WHOLE.matcher(text).matches()) {
            return Optional.empty();
        }
        var sum = BigDecimal.ZERO;
        Matcher parts = PART.matcher(text);
        while (parts.find()) {
            String number = parts.group(1);
            var amount = new BigDecimal(number.endsWith(".") ? number + "0" : number);
            sum = sum.add(amount.multiply(unit(parts.group(2).toLowerCase(Locale.ROOT))));
        }
        return Optional.of(sum);
    }

    private static BigDecimal unit(String unit) {
        return switch (unit) {
            case "ns" -> new BigDecimal("0.000000001");
            case "us", "µs" -> new BigDecimal("0.000001");
            case "ms" -> new BigDecimal("0.001");
            case "m" -> BigDecimal.valueOf(60);
            case "h" -> BigDecimal.valueOf(3600);
            default -> BigDecimal.ONE;
        };
    }
}
