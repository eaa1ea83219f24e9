package dev.portolan.yaml;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and times with their units, as texts. What is finer than the model's grain is no amount. */
final class Amounts {
    private static final Pattern SIZE = Pattern.compile("([0-9]{1,10}(?:\\.[0-9]{1,10})?) ?(MiB|GiB)?");
    private static final Pattern TIME = Pattern.compile("([0-9]{1,19})([smh])");
    private static final int MEBIBYTES_PER_GIBIBYTE = 1024;

    private Amounts() {}

    /** Whole MiB; a number without a unit is MiB. */
    static Optional<Integer> mebibytes(String text) {
        Matcher parts = SIZE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int factor = "GiB".equals(parts.group(2)) ? MEBIBYTES_PER_GIBIBYTE : 1;
        return exact(new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(factor)));
    }

    static String ofMebibytes(int size) {
        return size % MEBIBYTES_PER_GIBIBYTE == 0 ? ofGibibytes(size / MEBIBYTES_PER_GIBIBYTE) : size + " MiB";
    }

    /** Whole GiB; a number without a unit is GiB. */
    static Optional<Integer> gibibytes(String text) {
        Matcher parts = SIZE.matcher(text);
        return parts.matches() && !"MiB".equals(parts.group(2))
                ? exact(new BigDecimal(parts.group(1)))
                : Optional.empty();
    }

    static String ofGibibytes(int size) {
        return size + " GiB";
    }

    private static Optional<Integer> exact(BigDecimal number) {
        try {
            return Optional.of(number.intValueExact());
        } catch (ArithmeticException e) {
            return Optional.empty();
        }
    }

    static Optional<Duration> duration(String text) {
        Matcher parts = TIME.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            long number = Long.parseLong(parts.group(1));
            return Optional.of(
                    switch (parts.group(2)) {
                        case "s" -> Duration.ofSeconds(number);
                        case "m" -> Duration.ofMinutes(number);
                        default -> Duration.ofHours(number);
                    });
        } catch (ArithmeticException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** In the largest unit that gives a whole number. */
    static String ofDuration(Duration time) {
        long seconds = time.toSeconds();
        if (seconds == 0 || seconds % 60 != 0) {
            return seconds + "s";
        }
        return seconds % 3600 == 0 ? seconds / 3600 + "h" : seconds / 60 + "m";
    }
}
