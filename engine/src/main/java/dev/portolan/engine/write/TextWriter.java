package dev.portolan.engine.write;

import dev.portolan.document.Dialect;
import dev.portolan.document.Document;
import dev.portolan.document.TextBody;
import java.util.List;

/**
 * Lines as they were put, with the app's own text escaped. The comment at the top begins with {@code --} in an SQL file
 * and with {@code #} in any other; it stands below the line that names a script's interpreter.
 */
final class TextWriter {
    private TextWriter() {}

    static Written write(Document document) {
        var out = new StringBuilder(1024);
        var bases = new LineBases();
        var position = new LineBases.Position(out);
        List<TextBody.Line> lines = document.text().lines();
        int above = !lines.isEmpty() && text(lines.get(0), document.dialect()).startsWith("#!") ? 1 : 0;
        for (int i = 0; i < lines.size(); i++) {
            if (i == above) {
                header(document, out);
            }
            int start = position.line();
            out.append(text(lines.get(i), document.dialect()));
            bases.note(start, start, position.line(), lines.get(i).bases()); // a value may have several lines
            out.append('\n');
        }
        if (lines.size() == above) {
            header(document, out);
        }
        return bases.with(out.toString(), document);
    }

    private static String text(TextBody.Line line, Dialect dialect) {
        var out = new StringBuilder();
        for (TextBody.Part part : line.parts()) {
            if (part instanceof TextBody.Part.Template template) {
                out.append(template.text());
            } else if (part instanceof TextBody.Part.Literal literal) {
                out.append(dialect.escape(literal.fact().get().toString()));
            }
        }
        return out.toString();
    }

    private static void header(Document document, StringBuilder out) {
        if (!document.header().isEmpty()) {
            String sign = document.path().endsWith(".sql") ? "--" : "#";
            new Literals(document.dialect()).comment(out, "", sign, document.header());
            out.append('\n');
        }
    }
}
