package dev.portolan.model;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The five time fields of <a href="https://pubs.opengroup.org/onlinepubs/9799919799/utilities/crontab.html">crontab</a>, with the
 * steps and names that every cron in use takes.
 */
final class CronFields {
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");

    private static final int WEEK = 7;

    private CronFields() {}

    static boolean areValid(String expression) {
        String[] fields = expression.split(" +", -1);
        return fields.length == 5
                && isValid(fields[0], 0, 59, List.of())
                && isValid(fields[1], 0, 23, List.of())
                && isValid(fields[2], 1, 31, List.of())
                && isValid(fields[3], 1, 12, MONTHS)
                && isValid(fields[4], 0, 7, DAYS);
    }

    /**
     * Valid fields as every cron reads them alike: some know Sunday as 0 alone, or no number that begins with 0, or an open
     * range such as {@code 3/2} otherwise.
     */
    static String portable(String expression) {
        String[] fields = expression.replaceAll("(?<![0-9])0+(?=[0-9])", "").split(" +", -1);
        fields[4] =
                Arrays.stream(fields[4].split(",", -1)).map(CronFields::days).collect(Collectors.joining(","));
        return String.join(" ", fields);
    }

    /** An item of the days of the week: one that holds a 7, or has a beginning and a step only, day by day. */
    private static String days(String item) {
        String[] parts = item.split("/", -1);
        String[] range = parts[0].split("-", -1);
        boolean isAny = parts[0].equals("*");
        boolean isOpen = parts.length == 2 && range.length == 1;
        int step = parts.length == 2 ? number(parts[1]) : 1;
        int from = isAny ? 0 : value(range[0], 0, DAYS);
        int to = isOpen ? WEEK : isAny ? WEEK - 1 : value(range[range.length - 1], 0, DAYS);
        if (isAny ? step < WEEK : !isOpen && to < WEEK) {
            return item;
        }
        return IntStream.rangeClosed(from, to)
                .filter(day -> (day - from) % step == 0)
                .map(day -> day % WEEK)
                .distinct()
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(","));
    }

    private static boolean isValid(String field, int least, int greatest, List<String> names) {
        for (String item : field.split(",", -1)) {
            String[] parts = item.split("/", -1);
            if (parts.length > 2 || (parts.length == 2 && !inRange(number(parts[1]), 1, greatest))) {
                return false;
            }
            String[] range = parts[0].split("-", -1);
            int from = value(range[0], least, names);
            int to = range.length == 1 ? from : value(range[range.length - 1], least, names);
            boolean isAny = parts[0].equals("*");
            if (!isAny && (range.length > 2 || !inRange(from, least, greatest) || !inRange(to, from, greatest))) {
                return false;
            }
        }
        return true;
    }

    private static boolean inRange(int number, int least, int greatest) {
        return number >= least && number <= greatest;
    }

    private static int value(String text, int least, List<String> names) {
        int name = names.indexOf(text.toLowerCase(Locale.ROOT));
        return name >= 0 ? name + least : number(text);
    }

    private static int number(String text) {
        return !text.isEmpty() && text.length() <= 4 && text.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(text)
                : -1;
    }
}
