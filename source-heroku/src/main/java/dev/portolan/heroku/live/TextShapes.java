package dev.portolan.heroku.live;

import java.util.Optional;
import java.util.regex.Pattern;

/** Tells the forms of printed texts apart. */
final class TextShapes {
    static final Pattern HEADER = Pattern.compile("^={3}\\s*(.*)$");

    static final Pattern FORMATION = Pattern.compile("[\\w-]+=\\d+:[\\w.-]+(\\s+[\\w-]+=\\d+:[\\w.-]+)*");

    static final Pattern POSTGRES_LINE = Pattern.compile("^(Plan|PG Version|Add-on|Fork/Follow):\\s+\\S");

    static final Pattern NO_BUILDPACKS = Pattern.compile(" has no [Bb]uildpack");

    static final Pattern NO_DATABASES = Pattern.compile(" has no heroku-postgresql databases");

    private static final Pattern BUILDPACKS = Pattern.compile("^={3} .*\\bBuildpacks?\\b");

    private static final Pattern CONFIG_TABLE = Pattern.compile("^={3} .*\\bConfig Vars$");

    private static final Pattern CONFIG_ROW = Pattern.compile("[A-Z_][A-Z0-9_]*:(\\s.*)?");

    private static final Pattern INFO_LINE = Pattern.compile("^(git_url|web_url|repo_size|auto_cert_mgmt)=");

    private static final Pattern SIZES =
            Pattern.compile("^(={3} )?Dyno Totals|^\\s*type\\s+size\\s+qty\\b|^Type\\s+Size\\s+Qty\\b");

    private static final Pattern DYNO = Pattern.compile(
            "^[\\w-]+[.-][\\w-]+( \\(.*\\))?: (up|starting|crashed|idle|down|created|stopping)\\b|^No dynos on ");

    private TextShapes() {}

    static Optional<LiveShape> of(LiveText text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        String first = text.lines().get(0).text();
        if (JobsReader.COLUMNS.matcher(first).matches()) {
            return Optional.of(LiveShape.SCHEDULER);
        }
        if (text.has(NO_BUILDPACKS) || text.has(BUILDPACKS)) {
            return Optional.of(LiveShape.BUILDPACKS_TEXT);
        }
        if (text.has(NO_DATABASES) || (text.has(HEADER) && text.has(POSTGRES_LINE))) {
            return Optional.of(LiveShape.POSTGRES);
        }
        if (text.has(CONFIG_TABLE) || text.consistsOf(CONFIG_ROW)) {
            return Optional.of(LiveShape.CONFIG_TABLE);
        }
        if (text.has(SIZES)) {
            return Optional.of(LiveShape.DYNO_SIZES);
        }
        if (text.has(DYNO)) {
            return Optional.of(LiveShape.DYNO_LINES);
        }
        if (HEADER.matcher(first).matches()) {
            return Optional.of(LiveShape.TABLE);
        }
        if (first.startsWith("Domain Name,")) {
            return Optional.of(LiveShape.DOMAINS_CSV);
        }
        if (text.consistsOf(FORMATION)) {
            return Optional.of(LiveShape.FORMATION_LINE);
        }
        if (text.has(INFO_LINE)) {
            return Optional.of(LiveShape.INFO_SHELL);
        }
        return ConfigReader.isShell(text) ? Optional.of(LiveShape.CONFIG_SHELL) : Optional.empty();
    }
}
