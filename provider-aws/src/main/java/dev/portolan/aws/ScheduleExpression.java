package dev.portolan.aws;

import dev.portolan.model.Trigger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * When a job runs, in the words of EventBridge Scheduler: one of the days has to be {@code ?}, days of the week begin with
 * Sunday as 1, and a year follows. A crontab that names both kinds of days means either of them: that is two schedules.
 *
 * @param text the expression
 * @see <a href="https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html">Schedule types</a>
 */
record ScheduleExpression(String text) {
    private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
    private static final List<String> MONTHS =
            List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");

    /** The schedules of a trigger that has any. */
    static List<ScheduleExpression> of(Trigger trigger) {
        return trigger.match(
                List::of,
                List::of,
                List::of,
                cron -> cron(cron.expression()),
                every -> List.of(new ScheduleExpression(rate(every.interval()))));
    }

    private static List<ScheduleExpression> cron(String expression) {
        String[] fields = expression.split(" +", -1);
        String time = field(fields[0], 0, 59, List.of()) + " " + field(fields[1], 0, 23, List.of());
        String month = field(fields[3], 1, 12, MONTHS);
        boolean anyDay = fields[2].equals("*");
        boolean anyWeekday = fields[4].equals("*");
        boolean isEither = !fields[2].startsWith("*") && !fields[4].startsWith("*");
        String day = field(fields[2], 1, 31, List.of());
        String weekday = weekdays(fields[4]);
        List<ScheduleExpression> all = new ArrayList<>();
        if (anyWeekday || isEither) {
            all.add(new ScheduleExpression("cron(" + time + " " + day + " " + month + " ? *)"));
        }
        if (!anyWeekday && (anyDay || isEither)) {
            all.add(new ScheduleExpression("cron(" + time + " ? " + month + " " + weekday + " *)"));
        }
        return List.copyOf(all);
    }

    private static String rate(Duration interval) {
        long minutes = interval.toMinutes();
        return minutes % 1440 == 0
                ? rate(minutes / 1440, "day")
                : minutes % 60 == 0 ? rate(minutes / 60, "hour") : rate(minutes, "minute");
    }

    private static String rate(long number, String unit) {
        return "rate(" + number + " " + unit + (number == 1 ? "" : "s") + ")";
    }

    /** A field as it is, but for steps: those from the beginning name it, others are counted out. */
    private static String field(String field, int least, int greatest, List<String> names) {
        if (field.matches("\\*(/1)?")) {
            return "*";
        }
        if (field.matches("\\*/[0-9]+")) {
            return least + "/" + field.substring(2);
        }
        return field.contains("/")
                ? values(field, least, greatest, names).stream()
                        .map(String::valueOf)
                        .collect(Collectors.joining(","))
                : field.toUpperCase(Locale.ROOT);
    }

    private static String weekdays(String field) {
        List<Integer> days = values(field, 0, 7, DAYS).stream()
                .map(day -> day % 7)
                .distinct()
                .sorted()
                .toList();
        int first = days.get(0);
        int last = days.get(days.size() - 1);
        boolean isRange = days.size() > 2 && last - first == days.size() - 1;
        return isRange
                ? DAYS.get(first) + "-" + DAYS.get(last)
                : days.stream().map(DAYS::get).collect(Collectors.joining(","));
    }

    private static List<Integer> values(String field, int least, int greatest, List<String> names) {
        List<Integer> values = new ArrayList<>();
        for (String item : field.split(",", -1)) {
            String[] parts = item.split("/", -1);
            String[] range = parts[0].split("-", -1);
            int from = parts[0].equals("*") ? least : number(range[0], least, names);
            boolean isOpen = parts[0].equals("*") || (range.length == 1 && parts.length == 2);
            int to = isOpen ? greatest : number(range[range.length - 1], least, names);
            int step = parts.length == 2 ? Integer.parseInt(parts[1]) : 1;
            IntStream.rangeClosed(from, to).filter(n -> (n - from) % step == 0).forEach(values::add);
        }
        return values.stream().distinct().sorted().toList();
    }

    private static int number(String text, int least, List<String> names) {
        int index = names.indexOf(text.toUpperCase(Locale.ROOT));
        return index >= 0 ? index + least : Integer.parseInt(text);
    }

    @Override
    public String toString() {
        return text;
    }
}
