package dev.portolan.yaml;

import dev.portolan.fact.Origin;
import dev.portolan.report.Finding;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A portolan.yaml with mistakes, from {@code mistakes.txt}.
 *
 * @param title what is wrong
 * @param text the file
 * @param mistakes what the source says, in lines: place, code, detail
 */
record BadFile(String title, String text, String mistakes) {
    static List<BadFile> all() {
        try (InputStream in = BadFile.class.getResourceAsStream("mistakes.txt")) {
            String all = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
            return Arrays.stream(all.split("(?m)^### "))
                    .filter(section -> !section.isEmpty())
                    .map(BadFile::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BadFile parse(String section) {
        int title = section.indexOf('\n');
        int end = section.indexOf("\n---\n");
        return new BadFile(
                section.substring(0, title), section.substring(title + 1, end + 1), section.substring(end + 5));
    }

    /** Whether a JSON schema cannot say what is wrong. */
    boolean isPastTheSchema() {
        return title.endsWith("(the schema accepts)");
    }

    /** A finding as the file states it. */
    static String line(Finding finding) {
        var place = (Origin.InFile) finding.places().get(0);
        return place.line() + ":" + place.column() + " " + finding.code().id().replace("portolan-yaml/", "") + " "
                + finding.detail() + "\n";
    }

    @Override
    public String toString() {
        return title;
    }
}
