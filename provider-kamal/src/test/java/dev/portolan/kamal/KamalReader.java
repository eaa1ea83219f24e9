package dev.portolan.kamal;

import dev.portolan.engine.RenderedFile;
import dev.portolan.model.Command;
import dev.portolan.testkit.RunningApp;
import dev.portolan.testkit.RunningApp.Started;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.Yaml;

/** Reads rendered files as Kamal, the server's shell, docker, cron and the launcher of a buildpack image do. */
final class KamalReader {
    private final List<RenderedFile> files;
    private final Map<String, Object> deploy;
    private final Map<String, Optional<String>> environment = new LinkedHashMap<>();
    private final RunningApp running = new RunningApp();

    private KamalReader(List<RenderedFile> files) {
        this.files = files;
        deploy = deploy(files);
    }

    static RunningApp read(List<RenderedFile> files) {
        var reader = new KamalReader(files);
        reader.environment();
        reader.roles();
        reader.aliases();
        reader.release();
        reader.crontab();
        return reader.running;
    }

    /** The configuration of the only stage: its file over the base. */
    static Map<String, Object> deploy(List<RenderedFile> files) {
        Map<String, Object> joined = new LinkedHashMap<>();
        for (RenderedFile file : sorted(files, "config/deploy")) {
            joined = KamalYml.over(joined, yaml(file.content()));
        }
        return joined;
    }

    /** What ERB makes of a template that holds no code. */
    static String erb(String template) {
        if (template.replace("<%%", "").contains("<%")) {
            throw new IllegalStateException("ERB would run something: " + template);
        }
        return template.replace("<%%", "<%");
    }

    private static Map<String, Object> yaml(String text) {
        Map<String, Object> map = new LinkedHashMap<>();
        Map<?, ?> loaded = new Yaml().load(erb(text));
        loaded.forEach((key, value) -> map.put(key.toString(), value));
        return map;
    }

    private void environment() {
        Map<String, Object> env = KamalYml.table(deploy, "env");
        var secrets = new LinkedHashMap<String, Optional<String>>();
        for (RenderedFile file : sorted(files, ".kamal/secrets")) {
            String text = file.content();
            DotenvParser.parse(text, name -> "").keySet().forEach(name -> secrets.put(name, secret(text, name)));
        }
        KamalYml.texts(env, "secret").forEach(name -> environment.put(name, secrets.get(name)));
        var line = new StringBuilder("docker run");
        KamalYml.table(env, "clear")
                .forEach((name, value) -> line.append(" --env ")
                        .append(
                                RubyText.blank(value.toString())
                                        ? name
                                        : name + "=" + RubyText.escaped(value.toString())));
        List<String> words = Shell.words(line.toString());
        for (int i = 2; i < words.size(); i += 2) {
            String[] pair = words.get(i + 1).split("=", 2);
            environment.put(pair[0], pair.length == 1 ? Optional.empty() : Optional.of(pair[1]));
        }
    }

    /** The value that a file states for a name as docker hands it over; nothing where it comes from the environment. */
    private static Optional<String> secret(String text, String name) {
        String one = DotenvParser.parse(text, asked -> "1").getOrDefault(name, "");
        String other = DotenvParser.parse(text, asked -> "2").getOrDefault(name, "");
        return one.equals(other) ? Optional.of(RubyText.inEnvFile(one)) : Optional.empty();
    }

    private void roles() {
        Map<String, Object> servers = KamalYml.table(deploy, "servers");
        for (String name : servers.keySet()) {
            Map<String, Object> role = KamalYml.table(servers, name);
            List<String> words = Shell.words("image " + KamalYml.text(role, "cmd"));
            boolean isCron = String.join(" ", words).contains("| crontab -");
            if (!isCron) {
                String entrypoint = KamalYml.text(KamalYml.table(role, "options"), "entrypoint");
                running.process(name, new Started(launched(entrypoint, words.subList(1, words.size())), environment));
            }
        }
    }

    /** The launcher starts what follows two dashes as it is. */
    private static List<String> launched(String entrypoint, List<String> words) {
        return entrypoint.equals("launcher") && !words.isEmpty() && words.get(0).equals("--")
                ? words.subList(1, words.size())
                : words;
    }

    private void aliases() {
        KamalYml.table(deploy, "aliases").forEach((name, line) -> {
            List<String> words = Shell.words(line.toString());
            if (!name.equals("shell") && !name.equals("logs")) {
                List<String> inside = Shell.words(words.get(words.size() - 1));
                boolean isLaunched = inside.get(0).equals("launcher");
                List<String> argv = isLaunched ? launched("launcher", inside.subList(1, inside.size())) : inside;
                running.job(name, new Started(unlimited(argv), environment));
            }
        });
    }

    private void release() {
        files.stream()
                .filter(file -> file.path().endsWith("/pre-app-boot"))
                .map(RenderedFile::content)
                .filter(text -> text.contains("kamal app exec"))
                .forEach(text -> {
                    int start = text.indexOf("kamal app exec");
                    int end = text.indexOf("\n\n# Two of them", start);
                    String command = text.substring(start, end < 0 ? text.length() - 1 : end);
                    List<String> words = Shell.words(command.replace("\"$KAMAL_VERSION\"", "x"));
                    List<String> inside = Shell.words("image " + words.get(words.size() - 1));
                    boolean isPacked = KamalYml.table(deploy, "builder").containsKey("pack");
                    List<String> argv = launched(isPacked ? "launcher" : "", inside.subList(1, inside.size()));
                    running.job("release", new Started(unlimited(argv), environment));
                });
    }

    private void crontab() {
        files.stream().filter(file -> file.path().endsWith("/crontab")).forEach(file -> {
            String name = "";
            for (String line : file.content().lines().toList()) {
                if (line.startsWith("# ")) {
                    name = line.substring(2, Math.max(2, line.indexOf(':')));
                } else if (!line.isBlank()) {
                    running.job(name, new Started(unlimited(ofCron(line)), environment));
                }
            }
        });
    }

    private static List<String> ofCron(String line) {
        String[] fields = line.trim().split("\\s+", 6);
        String command = fields[5].replace("\\%", "%");
        if (command.startsWith("cd \"$WORKDIR\" && ")) {
            command = command.substring("cd \"$WORKDIR\" && ".length());
            return Shell.words(command.substring(0, command.lastIndexOf(" > /proc/1/fd/1")));
        }
        command = command.substring(command.indexOf(" head -n 1)\" ") + " head -n 1)\" ".length());
        List<String> words = Shell.words(command);
        return words.get(0).equals("launcher") ? launched("launcher", words.subList(1, words.size())) : words;
    }

    private static List<String> unlimited(List<String> argv) {
        return argv.size() > 2 && argv.get(0).equals("timeout") ? argv.subList(2, argv.size()) : argv;
    }

    private static List<RenderedFile> sorted(List<RenderedFile> files, String start) {
        List<RenderedFile> found = new ArrayList<>(
                files.stream().filter(file -> file.path().startsWith(start)).toList());
        found.sort((a, b) -> Integer.compare(a.path().length(), b.path().length()));
        return found;
    }

    /** A shell that reads a line of words. */
    static final class Shell {
        private Shell() {}

        static List<String> words(String line) {
            List<String> words = Command.shell(line).toArgv();
            if (words.size() == 3
                    && words.get(1).equals("-c")
                    && words.get(0).startsWith("/bin/")
                    && !line.startsWith("/bin/")) {
                throw new IllegalStateException("the server's shell would do more than read words: " + line);
            }
            return words;
        }
    }
}
