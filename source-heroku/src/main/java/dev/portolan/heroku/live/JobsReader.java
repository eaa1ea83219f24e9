package dev.portolan.heroku.live;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.Findings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the jobs of Heroku Scheduler, which neither its command line nor its API tells: a table with commas that the user
 * writes. See <a href="https://devcenter.heroku.com/articles/scheduler">Heroku Scheduler</a>.
 */
final class JobsReader {
    static final Pattern COLUMNS = Pattern.compile("(?i)schedule,\\s*(size,\\s*)?command");

    private static final Pattern MINUTES = Pattern.compile("every (\\d{1,2}) minutes");

    private static final Pattern HOURLY = Pattern.compile("(?:hourly|every hour)(?: at)?(?: \\d{0,2}:(\\d{2}))?");

    private static final Pattern DAILY =
            Pattern.compile("(?:daily|every day)(?: at)? (\\d{1,2}):(\\d{2}) ?(am|pm)?(?: ?utc)?");

    private static final Pattern CRON = Pattern.compile("[0-9*]\\S*(\\s+\\S+){4}");

    private JobsReader() {}

    static List<LiveJob> read(LiveFile file, Findings findings) {
        List<LiveText.Line> lines = file.text().told();
        // The command comes last, so that it may have commas without quotes around it.
        int columns = lines.get(0).text().split(",", -1).length;
        var jobs = new ArrayList<LiveJob>();
        for (LiveText.Line line : lines.subList(1, lines.size())) {
            List<String> cells = cells(line.text(), columns);
            Optional<String> schedule = cron(cells.get(0));
            String command = cells.get(cells.size() - 1);
            if (cells.size() < columns || schedule.isEmpty() || command.isEmpty()) {
                findings.report(LiveFinding.LIVE_SCHEDULE, "", line.origin());
                continue;
            }
            Origin origin = line.origin();
            Optional<Stated<String>> size = Optional.of(cells.get(1))
                    .filter(cell -> columns > 2 && !cell.isEmpty())
                    .map(cell -> new Stated<>(cell, origin));
            jobs.add(new LiveJob(new Stated<>(schedule.get(), origin), size, new Stated<>(command, origin)));
        }
        return jobs;
    }

    private static List<String> cells(String line, int columns) {
        var cells = new ArrayList<String>();
        String left = line.strip();
        while (!left.isEmpty() && cells.size() < columns) {
            int end = cells.size() == columns - 1 ? left.length() : end(left);
            cells.add(unquoted(left.substring(0, end).strip()));
            left = left.substring(Math.min(left.length(), end + 1)).strip();
        }
        return cells.isEmpty() ? List.of("") : cells;
    }

    /** Where the first cell ends; a comma between quotes does not end it. */
    private static int end(String line) {
        boolean isQuoted = false;
        for (int i = 0; i < line.length(); i++) {
            if (line.charAt(i) == '"') {
                isQuoted = !isQuoted;
            } else if (line.charAt(i) == ',' && !isQuoted) {
                return i;
            }
        }
        return line.length();
    }

    /** A cell as spreadsheets write one: in quotes, with every quote in it twice. */
    private static String unquoted(String cell) {
        boolean isQuoted = cell.length() > 1
                && cell.startsWith("\"")
                && cell.endsWith("\"")
                && !cell.substring(1, cell.length() - 1).replace("\"\"", "").contains("\"");
        return isQuoted
                ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"").strip()
                : cell;
    }

    /** Five fields of cron, from what the dashboard shows or from such fields. */
    private static Optional<String> cron(String schedule) {
        String text = schedule.toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ")
                .replace("...", "");
        Matcher minutes = MINUTES.matcher(text);
        if (minutes.matches()) {
            int every = Integer.parseInt(minutes.group(1));
            return every > 0 && 60 % every == 0 && every < 60
                    ? Optional.of("*/" + every + " * * * *")
                    : Optional.empty();
        }
        Matcher hourly = HOURLY.matcher(text);
        if (hourly.matches()) {
            int minute = hourly.group(1) == null ? 0 : Integer.parseInt(hourly.group(1));
            return minute < 60 ? Optional.of(minute + " * * * *") : Optional.empty();
        }
        Matcher daily = DAILY.matcher(text);
        if (daily.matches()) {
            return hour(Integer.parseInt(daily.group(1)), daily.group(3))
                    .filter(hour -> Integer.parseInt(daily.group(2)) < 60)
                    .map(hour -> Integer.parseInt(daily.group(2)) + " " + hour + " * * *");
        }
        return CRON.matcher(text).matches() ? Optional.of(text) : Optional.empty();
    }

    private static Optional<Integer> hour(int shown, @Nullable String half) {
        if (half == null) {
            return shown < 24 ? Optional.of(shown) : Optional.empty();
        }
        return shown >= 1 && shown <= 12 ? Optional.of(shown % 12 + (half.equals("pm") ? 12 : 0)) : Optional.empty();
    }
}
