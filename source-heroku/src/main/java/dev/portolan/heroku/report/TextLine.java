package dev.portolan.heroku.report;

import dev.portolan.fact.Origin;
import dev.portolan.source.ProjectFiles;
import java.util.ArrayList;
import java.util.List;

/**
 * A line of a list in a file of plain text.
 *
 * @param text the line without blanks at its ends
 * @param origin where it stands
 */
public record TextLine(String text, Origin origin) {
    /** The lines of a file that say something; those that begin with {@code #} are remarks. */
    public static List<TextLine> of(ProjectFiles files, String path) {
        var lines = new ArrayList<TextLine>();
        String text = files.exists(path) ? files.text(path).orElse("") : "";
        String[] all = text.replace("\uFEFF", "").split("\r\n|\r|\n", -1);
        for (int i = 0; i < all.length; i++) {
            String line = all[i].strip();
            if (!line.isEmpty() && !line.startsWith("#")) {
                lines.add(new TextLine(line, Origin.inFile(path, i + 1, all[i].indexOf(line) + 1)));
            }
        }
        return lines;
    }
}
