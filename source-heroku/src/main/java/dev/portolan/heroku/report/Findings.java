package dev.portolan.heroku.report;

import dev.portolan.fact.Origin;
import dev.portolan.heroku.secret.KnownSecrets;
import dev.portolan.report.Finding;
import dev.portolan.report.FindingCode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the user should know, in the order in which it was met. Whatever quotes a text may quote a secret in it, so none
 * leaves this class unmasked, and each text that needed it is told.
 */
public final class Findings {
    /** How many characters are shown before and behind a secret. */
    private static final int SHOWN = 70;

    private final List<Finding> findings = new ArrayList<>();
    private final KnownSecrets secrets = new KnownSecrets();

    /** Nothing yet. */
    public Findings() {}

    /** Tells something about these places. */
    public void report(FindingCode code, String detail, Origin... places) {
        report(code, detail, List.of(places));
    }

    /** Tells something about these places. */
    public void report(FindingCode code, String detail, List<Origin> places) {
        findings.add(new Finding(code, List.of(), places, detail));
    }

    /** Tells nothing where there is nothing to name; the detail is the names, each with its own place. */
    public void name(FindingCode code, Naming named) {
        if (!named.names.isEmpty()) {
            report(code, String.join(", ", named.names) + ".", named.places);
        }
    }

    /** The secrets that no finding shows. */
    public KnownSecrets secrets() {
        return secrets;
    }

    /** The text without the secrets in it, which are told. */
    public String withoutSecrets(String what, String text, Origin place) {
        if (!secrets.areIn(text)) {
            return text;
        }
        String masked = secrets.masked(text);
        report(SecretFinding.SECRET_IN_TEXT, what + " is '" + aroundMark(masked) + "'.", place);
        return masked;
    }

    /** All that was told. Secrets are looked for now, when all of them are known. */
    public List<Finding> all() {
        Set<String> lines = new LinkedHashSet<>();
        findings.stream()
                .filter(finding -> finding.code() == SecretFinding.SECRET_IN_TEXT)
                .forEach(finding -> lines.addAll(lines(finding)));
        var all = new ArrayList<Finding>();
        for (Finding finding : findings) {
            String masked = secrets.masked(finding.detail());
            all.add(new Finding(finding.code(), finding.facts(), finding.places(), masked));
            boolean isUntold = lines(finding).stream().noneMatch(lines::contains);
            if (isUntold && !masked.equals(finding.detail())) {
                lines.addAll(lines(finding));
                all.add(new Finding(SecretFinding.SECRET_IN_TEXT, finding.facts(), finding.places(), masked));
            }
        }
        return List.copyOf(all);
    }

    /** A long text as far as a reader needs it to find the place. */
    private static String aroundMark(String masked) {
        String line = masked.replaceAll("\\s+", " ").strip();
        int mark = Math.max(0, line.indexOf(KnownSecrets.MARK));
        int from = Math.max(0, mark - SHOWN);
        int to = Math.min(line.length(), mark + SHOWN);
        return (from > 0 ? "(…) " : "") + line.substring(from, to) + (to < line.length() ? " (…)" : "");
    }

    private static List<String> lines(Finding finding) {
        return finding.places().stream()
                .map(place -> place instanceof Origin.InFile file ? file.file() + ":" + file.line() : place.toString())
                .toList();
    }

    /** Things of one kind that one finding names together. */
    public static final class Naming {
        private final List<String> names = new ArrayList<>();
        private final List<Origin> places = new ArrayList<>();

        /** Nothing yet. */
        public Naming() {}

        /** Names one more. */
        public void add(String name, Origin place) {
            names.add(name);
            places.add(place);
        }
    }
}
