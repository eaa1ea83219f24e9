package dev.portolan.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Damages the files of an input: cut, doubled, swapped, emptied, with other characters in between. */
final class Damage {
    private static final List<String> PIECES = List.of(
            "",
            "\0",
            "\t",
            "\n",
            "\r\n",
            "{",
            "}",
            "[",
            "]",
            ":",
            "\"",
            "'",
            "#",
            "&a",
            "*a",
            "<<: ",
            "- ",
            "null",
            "-1",
            "99999999999999999999",
            "1e999",
            "é漢\uD83D\uDE00",
            "\uFEFF",
            "true",
            "${X}",
            "=",
            ",",
            "\\u0000",
            "!!x ");

    private Damage() {}

    /** The same files, one of them damaged. */
    static Map<String, String> to(Map<String, String> files, Random random) {
        var damaged = new LinkedHashMap<>(files);
        if (damaged.isEmpty()) {
            return damaged;
        }
        var paths = new ArrayList<>(files.keySet());
        String path = paths.get(random.nextInt(paths.size()));
        if (random.nextInt(20) == 0) {
            damaged.remove(path);
            return damaged;
        }
        String text = files.get(path);
        for (int i = random.nextInt(3); i >= 0; i--) {
            text = damaged(text == null ? "" : text, random);
        }
        damaged.put(path, text);
        return damaged;
    }

    private static String damaged(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(12));
        String piece = PIECES.get(random.nextInt(PIECES.size()));
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, from);
            case 1 -> text.substring(0, from) + text.substring(to);
            case 2 -> text.substring(0, to) + text.substring(from);
            case 3 -> text.substring(from) + text.substring(0, from);
            case 4 -> text.substring(0, from) + piece + text.substring(to);
            default -> text.substring(0, from) + piece + text.substring(from);
        };
    }
}
