package dev.portolan.fly;

import dev.portolan.engine.RenderedFile;
import dev.portolan.model.Command;
import dev.portolan.testkit.RunningApp;
import dev.portolan.testkit.RunningApp.Started;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlTable;

/** Reads rendered files as flyctl and supercronic do. */
final class FlyReader {
    private FlyReader() {}

    static RunningApp read(List<RenderedFile> files) {
        var running = new RunningApp();
        TomlTable toml = toml(files);
        Map<String, String> env = texts(toml, "env");
        Map<String, String> processes = texts(toml, "processes");
        List<String> entrypoint = new ArrayList<>();
        TomlArray words = toml.getArray("experimental.entrypoint");
        if (words != null) {
            words.toList().forEach(word -> entrypoint.add((String) word));
        }
        if (processes.isEmpty()) {
            running.process("app", Started.of(List.of(), env));
        }
        processes.forEach((group, line) -> {
            List<String> argv = argv(line, entrypoint);
            if (!argv.isEmpty() && argv.get(0).equals("supercronic")) {
                crontab(file(files, argv.get(1)), env, running);
            } else {
                running.process(group, Started.of(argv, env));
            }
        });
        String release = toml.getString("deploy.release_command", () -> "");
        if (!release.isEmpty()) {
            running.job("release", Started.of(argv(release, entrypoint), env));
        }
        String console = toml.getString("console_command", () -> "");
        if (!console.isEmpty()) {
            running.job("console", Started.of(direct(Shlex.split(console)), env));
        }
        return running;
    }

    static TomlTable toml(List<RenderedFile> files) {
        String text = files.stream()
                .filter(file -> file.path().startsWith("fly.") && file.path().endsWith(".toml"))
                .findFirst()
                .orElseThrow()
                .content();
        var parsed = Toml.parse(text);
        if (parsed.hasErrors()) {
            throw new IllegalStateException(parsed.errors() + "\n" + text);
        }
        return parsed;
    }

    /** The words after the launcher, which starts what follows '--' as it is. */
    private static List<String> argv(String line, List<String> entrypoint) {
        List<String> all = new ArrayList<>(entrypoint);
        all.addAll(Shlex.split(line));
        return direct(all);
    }

    private static List<String> direct(List<String> argv) {
        boolean launched = argv.size() > 1
                && argv.get(0).equals("/cnb/lifecycle/launcher")
                && argv.get(1).equals("--");
        return launched ? argv.subList(2, argv.size()) : argv;
    }

    private static void crontab(String text, Map<String, String> env, RunningApp running) {
        String name = "";
        for (String line : text.lines().toList()) {
            if (line.startsWith("#")) {
                name = line.substring(1).trim();
            } else if (!line.isBlank() && !line.startsWith("CRON_TZ=")) {
                String[] fields = line.trim().split("\\s+", 6);
                running.job(name, Started.of(unlimited(shell(fields[5])), env));
            }
        }
    }

    /** What /bin/sh makes of a line of plain words. */
    private static List<String> shell(String line) {
        return Command.shell(line).toArgv();
    }

    private static List<String> unlimited(List<String> argv) {
        return argv.size() > 2 && argv.get(0).equals("timeout") ? argv.subList(2, argv.size()) : argv;
    }

    private static String file(List<RenderedFile> files, String path) {
        return files.stream()
                .filter(file -> file.path().equals(path))
                .findFirst()
                .orElseThrow()
                .content();
    }

    private static Map<String, String> texts(TomlTable toml, String table) {
        Map<String, String> texts = new LinkedHashMap<>();
        TomlTable there = toml.getTable(table);
        if (there != null) {
            there.keySet().forEach(key -> texts.put(key, there.getString(List.of(key))));
        }
        return texts;
    }
}
