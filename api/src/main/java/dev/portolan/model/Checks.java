package dev.portolan.model;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Checks of single facts; each adds a problem that says what was found and what was expected. */
final class Checks {
    /** Names of processes, jobs, services, volumes, datastores: what Heroku's API takes for process types. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,128}");

    private static final Pattern ENV_NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private final List<Problem> problems = new ArrayList<>();

    List<Problem> problems() {
        return problems;
    }

    void add(Fact<?> fact, String message) {
        problems.add(Problem.of(fact, message));
    }

    <T> void that(Fact<T> fact, Predicate<? super T> fits, String expected) {
        if (fact.isPresent() && !fits.test(fact.get())) {
            add(fact, "is " + shown(fact.get()) + ", expected " + expected);
        }
    }

    void required(Fact<?> fact, Fact<?> owner) {
        if (fact.isAbsent()) {
            problems.add(new Problem(fact.path(), Problem.of(owner, "").origin(), "is missing"));
        }
    }

    void atLeast(Fact<Integer> fact, int least) {
        that(fact, n -> n >= least, "a whole number of " + least + " or more");
    }

    void port(Fact<Integer> fact) {
        that(fact, n -> n >= 1 && n <= 65535, "a port from 1 to 65535");
    }

    void seconds(Fact<Duration> fact, int least) {
        that(
                fact,
                d -> d.equals(Duration.ofSeconds(d.toSeconds()))
                        && d.compareTo(Duration.ofSeconds(least)) >= 0
                        && d.compareTo(Duration.ofDays(366)) <= 0,
                "whole seconds, " + least + " or more, 366 days at most");
    }

    void vcpus(Fact<BigDecimal> fact) {
        that(
                fact,
                n -> n.signum() > 0
                        && n.scale() >= 0
                        && n.scale() <= 3
                        && n.compareTo(BigDecimal.valueOf(1024)) <= 0
                        && (n.scale() == 0 || n.stripTrailingZeros().scale() == n.scale()),
                "a number above 0, 1024 at most, with three decimals at most");
    }

    void name(Fact<String> fact) {
        that(fact, name -> NAME.matcher(name).matches(), "a name of 1 to 128 letters, digits, '_' or '-'");
    }

    void envName(Fact<String> fact) {
        that(
                fact,
                name -> ENV_NAME.matcher(name).matches(),
                "a name of letters, digits and '_' that does not begin with a digit");
    }

    /** One line of text with something in it. */
    void line(Fact<String> fact) {
        text(fact);
        that(
                fact,
                text -> !text.isBlank()
                        && text.length() <= 10_000
                        && text.chars().noneMatch(Character::isISOControl),
                "one line of text, 10000 characters at most");
    }

    /** A path inside the app's folder. */
    void relativePath(Fact<String> fact) {
        line(fact);
        that(
                fact,
                path -> !path.startsWith("/") && !List.of(path.split("/", -1)).contains("..") && !path.contains("\\"),
                "a path inside the app's folder, with '/' between folders");
    }

    void command(Fact<Command> fact) {
        if (fact.isPresent()) {
            String trouble = fact.get()
                    .match(
                            shell -> shell.script().isBlank() ? "is empty" : broken(shell.script()),
                            exec -> exec.argv().isEmpty() || exec.argv().get(0).isEmpty()
                                    ? "names no program"
                                    : exec.argv().stream()
                                            .map(Checks::broken)
                                            .filter(text -> !text.isEmpty())
                                            .findFirst()
                                            .orElse(""),
                            image -> "");
            if (!trouble.isEmpty()) {
                add(fact, trouble);
            }
        }
    }

    /** What no file, command or environment can hold. */
    void text(Fact<String> fact) {
        fact.ifPresent(text -> {
            String trouble = broken(text);
            if (!trouble.isEmpty()) {
                add(fact, trouble);
            }
        });
    }

    <T extends Named> void unique(List<T> things) {
        var seen = new LinkedHashSet<String>();
        for (T thing : things) {
            if (!seen.add(thing.name().orElse(""))) {
                add(thing.name(), "is stated twice");
            }
        }
    }

    /** The items of a set or a map: each is stated once. */
    void uniqueItems(List<? extends Fact<?>> items) {
        var seen = new LinkedHashSet<FactPath>();
        for (Fact<?> item : items) {
            if (!seen.add(item.path())) {
                add(item, "is stated twice");
            }
        }
    }

    private static String broken(String text) {
        if (text.indexOf('\0') >= 0) {
            return "holds a NUL character, which no environment and no command line can hold";
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                return "holds half of a character (an unpaired surrogate)";
            }
        }
        return "";
    }

    private static String shown(Object value) {
        String text = value instanceof Duration d ? d.toString() : String.valueOf(value);
        return "'" + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + "'";
    }
}
