package dev.portolan.terraform;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Texts that an app may hold and that mean something to Terraform, to JSON or to a shell. */
final class HostileTexts {
    private static final List<String> PIECES = List.of(
            "$",
            "%",
            "{",
            "}",
            "${",
            "%{",
            "$${",
            "%%{",
            "$$",
            "\"",
            "\\",
            "\n",
            "\r",
            "\t",
            "~",
            "//",
            "#",
            "'",
            "a",
            " ",
            "\u00e9",
            "\u2028",
            "\ud83d\ude00",
            "\u0001",
            "\ufeff",
            "\u007f",
            "if",
            "var.before",
            "\\u0041",
            "\\n",
            "<<EOT",
            "`",
            ";");

    private HostileTexts() {}

    /** Texts chosen by hand. */
    static List<String> chosen() {
        return List.of(
                "",
                "plain",
                "${var.before}",
                "%{ if true }x%{ endif }",
                "$${var.before}",
                "$$${var.before}",
                "100%",
                "ends in $",
                "ends in $$",
                "ends in %",
                "%${\"x\"}",
                "p@$$w0rd{1}",
                "{\"a\": \"${b}\"}",
                "C:\\temp\\${x}",
                "<<EOT\n${x}\nEOT",
                "tab\there\r\nand \"quotes\"",
                "${\"\\\"\"}",
                "\ufeffmark");
    }

    /** These many texts, the same ones each time. */
    static List<String> seeded(int count) {
        var random = new Random(20_261_120);
        var texts = new ArrayList<>(chosen());
        while (texts.size() < count) {
            var text = new StringBuilder();
            for (int i = random.nextInt(8); i >= 0; i--) {
                text.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            texts.add(Normalizer.normalize(text, Normalizer.Form.NFC));
        }
        return texts;
    }
}
