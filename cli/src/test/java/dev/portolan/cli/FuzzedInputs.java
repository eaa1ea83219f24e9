package dev.portolan.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Folders that apps are read from, and what chance makes of them: in bytes, lines, words, blocks and names of files. */
final class FuzzedInputs {
    private static final Pattern WORD = Pattern.compile("[\\w./$@+-]+");

    private static final List<String> PIECES = Stream.of(
                    "\0",
                    "\uFEFF",
                    "\t",
                    "\r\n",
                    "\r",
                    "\n",
                    " ",
                    "\"",
                    "'",
                    "\\",
                    "{",
                    "}",
                    "[",
                    "]",
                    ",",
                    ":",
                    ": ",
                    "#",
                    " #",
                    "=",
                    "- ",
                    "? ",
                    "&a ",
                    "*a",
                    "&a [*a]",
                    "<<: *a\n",
                    "<<: {a: b}",
                    "!!binary ",
                    "!!str ",
                    "!x ",
                    "!!java.net.URL ",
                    "---\n",
                    "...\n",
                    "%YAML 9.9\n",
                    "|",
                    ">-\n",
                    "|9\n",
                    "~",
                    "null",
                    "true",
                    "yes",
                    "on",
                    "[]",
                    "{}",
                    "-1",
                    "0",
                    "1e999",
                    "1e-999999999",
                    "0x1F",
                    "0o17",
                    "1_000",
                    ".inf",
                    ".nan",
                    "-.INF",
                    "NaN",
                    "99999999999999999999",
                    "2147483648",
                    "-9223372036854775809",
                    "0.1",
                    "1.5e3",
                    "512 MiB",
                    "1 GiB",
                    "3d",
                    "9".repeat(5000),
                    "x".repeat(20_000),
                    "\\u0000",
                    "\\uD800",
                    "\\u202E",
                    "\\x41",
                    "\\/",
                    "\u202E",
                    "\u2028",
                    "\u0085",
                    "\u001b[31m",
                    "\uD83D\uDE00",
                    "K\u00E4se",
                    "\u0130",
                    "${X}",
                    "$(id)",
                    "`id`",
                    "%{x}",
                    "<%= 1 %>",
                    "#{x}",
                    "{{x}}",
                    "..",
                    "../../etc/passwd",
                    "/",
                    "C:\\x",
                    "//",
                    "a b",
                    "<<<<<<< x\n",
                    "=======\n",
                    ">>>>>>> y\n",
                    "overlay: {",
                    "targets: ",
                    "app: ",
                    "release: ",
                    "web: ",
                    "from: db.url",
                    "secret: generated")
            .map(FuzzedInputs::bytes)
            .toList();

    /** Not text in UTF-8. */
    private static final List<String> BROKEN =
            List.of("\u00C3", "\u00ED\u00A0\u0080", "\u00FF\u00FE", "\u0080", "\u00C0\u00AF");

    private static final List<String> NAMES = List.of(
            "Procfile",
            "app.json",
            "heroku.yml",
            "portolan.yaml",
            ".env",
            "Dockerfile",
            "package.json",
            "Gemfile",
            "pom.xml",
            ".portolan/heroku/production/info.json",
            ".portolan/heroku/production/config.json",
            ".portolan/heroku/production/addons.json",
            ".portolan/heroku/production/pg.txt",
            "-rf",
            "a b/\n",
            "\u202Ex",
            "~");

    private final List<Map<String, byte[]>> folders;
    private final List<String> words;
    private final List<String> lines;

    private FuzzedInputs(List<Map<String, byte[]>> folders) {
        this.folders = folders;
        var texts = folders.stream()
                .flatMap(files -> files.values().stream())
                .map(content -> new String(content, ISO_8859_1));
        var someLines = new LinkedHashSet<String>();
        texts.forEach(text -> text.lines().forEach(someLines::add));
        lines = List.copyOf(someLines);
        words = lines.stream()
                .flatMap(line -> WORD.matcher(line).results().map(found -> found.group()))
                .distinct()
                .toList();
    }

    /** What these folders hold, each folder in them an input of its own. */
    static FuzzedInputs of(List<Path> folders) throws IOException {
        var inputs = new ArrayList<Map<String, byte[]>>();
        for (Path folder : folders) {
            var files = new TreeMap<String, byte[]>();
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
                }
            }
            inputs.add(files);
        }
        return new FuzzedInputs(inputs);
    }

    int size() {
        return folders.size();
    }

    /** One of the folders, changed in a few places. */
    Map<String, byte[]> next(Random random) {
        var files = new LinkedHashMap<>(one(folders, random));
        for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
            String path = one(List.copyOf(files.keySet()), random);
            if (random.nextInt(12) == 0) {
                otherFiles(files, path, random);
            } else {
                String text = new String(files.get(path), ISO_8859_1);
                files.put(path, changed(text, random).getBytes(ISO_8859_1));
            }
            if (files.isEmpty()) {
                return files;
            }
        }
        return files;
    }

    private void otherFiles(Map<String, byte[]> files, String path, Random random) {
        switch (random.nextInt(4)) {
            case 0 -> files.remove(path);
            case 1 -> files.put(one(NAMES, random), files.get(path));
            case 2 -> {
                Map<String, byte[]> others = one(folders, random);
                String other = one(List.copyOf(others.keySet()), random);
                files.put(other, others.get(other));
            }
            default -> files.put(path, new byte[0]);
        }
    }

    private String changed(String text, Random random) {
        return switch (random.nextInt(5)) {
            case 0 -> bytesChanged(text, random);
            case 1 -> wordChanged(text, random);
            case 2 -> blockChanged(text, random);
            case 3 -> linesChanged(text, random);
            default -> wholeChanged(text, random);
        };
    }

    private static String bytesChanged(String text, Random random) {
        int from = random.nextInt(text.length() + 1);
        int to = Math.min(text.length(), from + random.nextInt(4));
        String piece = random.nextInt(8) == 0 ? one(BROKEN, random) : one(PIECES, random);
        return switch (random.nextInt(4)) {
            case 0 -> text.substring(0, from) + text.substring(to);
            case 1 -> text.substring(0, from) + (char) random.nextInt(256) + text.substring(to);
            case 2 -> text.substring(0, from) + piece + text.substring(to);
            default -> text.substring(0, from);
        };
    }

    /** A word becomes another word of any input, or a piece that means something. */
    private String wordChanged(String text, Random random) {
        Matcher matcher = WORD.matcher(text);
        int wanted = random.nextInt(1 + (int) matcher.results().count());
        matcher.reset();
        for (int i = 0; matcher.find(); i++) {
            if (i == wanted) {
                String word = random.nextInt(3) == 0 ? one(PIECES, random) : one(words, random);
                return text.substring(0, matcher.start()) + word + text.substring(matcher.end());
            }
        }
        return text;
    }

    private String linesChanged(String text, Random random) {
        var all = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int at = random.nextInt(all.size());
        switch (random.nextInt(4)) {
            case 0 -> all.remove(at);
            case 1 -> all.add(random.nextInt(all.size()), all.get(at));
            case 2 -> all.add(at, one(lines, random));
            default -> all.set(at, all.get(at) + one(PIECES, random));
        }
        return String.join("\n", all);
    }

    /** A line and those below it that are further in: gone, doubled, moved elsewhere, further in or under another key. */
    private String blockChanged(String text, Random random) {
        var all = new ArrayList<>(Arrays.asList(text.split("\n", -1)));
        int from = random.nextInt(all.size());
        int to = from + 1;
        while (to < all.size() && indent(all.get(to)) > indent(all.get(from))) {
            to++;
        }
        var block = new ArrayList<>(all.subList(from, to));
        switch (random.nextInt(5)) {
            case 0 -> all.subList(from, to).clear();
            case 1 -> all.addAll(to, block);
            case 2 -> {
                all.subList(from, to).clear();
                all.addAll(random.nextInt(all.size() + 1), block);
            }
            case 3 -> block.forEach(line -> all.set(all.indexOf(line), "  " + line));
            default -> {
                String key = one(words, random);
                block.replaceAll(line -> "  " + line);
                all.subList(from, to).clear();
                all.addAll(from, block);
                all.add(from, " ".repeat(indent(block.get(0)) - 2) + key + ":");
            }
        }
        return String.join("\n", all);
    }

    private static int indent(String line) {
        return line.length() - line.stripLeading().length();
    }

    private static String wholeChanged(String text, Random random) {
        int depth = one(List.of(3, 50, 99, 101, 3000), random);
        int at = text.indexOf('\n', random.nextInt(text.length() + 1)) + 1;
        String head = text.substring(0, at);
        String tail = text.substring(at);
        return switch (random.nextInt(9)) {
            case 0 -> bytes("\uFEFF") + text;
            case 1 -> text.replace("\n", "\r\n");
            case 2 -> text.replace("  ", "\t");
            case 3 -> text.replace('"', '\'');
            case 4 -> text + text;
            case 5 -> head + "x: " + "[".repeat(depth) + "]".repeat(depth) + "\n" + tail;
            case 6 -> head + "\"x\": " + "{\"a\":".repeat(depth) + "1" + "}".repeat(depth) + ",\n" + tail;
            case 7 -> head + "x: " + "- ".repeat(depth) + "a\n" + tail;
            default -> head + "a: &a [x]\nb: &b [*a, *a, *a, *a]\nc: &c [*b, *b, *b, *b]\nd: [*c, *c, *d]\n" + tail;
        };
    }

    /** Texts are kept with a character for each byte, so that bytes which are no text stay as they are. */
    private static String bytes(String text) {
        return new String(text.getBytes(UTF_8), ISO_8859_1);
    }

    private static <T> T one(List<T> all, Random random) {
        return all.get(random.nextInt(all.size()));
    }
}
