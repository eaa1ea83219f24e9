package dev.portolan.heroku.live;

import dev.portolan.heroku.report.Findings;
import dev.portolan.heroku.report.Findings.Naming;
import dev.portolan.heroku.report.Nodes;
import dev.portolan.source.InputNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The names of the environment and their values, which go nowhere but into {@link LiveVariable#value}. */
final class ConfigReader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

    private static final Pattern SHELL_LINE = Pattern.compile("[A-Za-z_]\\w*=.*", Pattern.DOTALL);

    private final LiveFile file;
    private final Findings findings;

    private ConfigReader(LiveFile file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    static List<LiveVariable> read(LiveFile file, Findings findings) {
        var reader = new ConfigReader(file, findings);
        return switch (file.shape()) {
            case CONFIG -> reader.table();
            case CONFIG_VALUE, CONFIG_VALUES -> reader.values();
            default -> reader.shell();
        };
    }

    /** Whether a name of the environment may be this. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whether it looks like a list of names and quoted values, be it that some line of it is broken. */
    static boolean isShell(LiveText text) {
        List<LiveText.Line> lines = text.told();
        long fitting = lines.stream()
                .filter(line -> SHELL_LINE.matcher(line.raw()).matches())
                .count();
        return fitting > 0 && fitting * 2 > lines.size();
    }

    /** Heroku knows no name without a value: one that has none was kept out, since it is a secret. */
    private List<LiveVariable> table() {
        return ((InputNode.Mapping) file.node().orElseThrow())
                .entries().stream()
                        .map(entry -> new LiveVariable(entry.key(), text(entry.value()), entry.origin()))
                        .toList();
    }

    /** Here a name without a value is one that was asked for and is not set. */
    private List<LiveVariable> values() {
        var named = new Naming();
        var variables = new ArrayList<LiveVariable>();
        for (InputNode.Mapping table : file.tables()) {
            Optional<InputNode> name = table.get("key");
            Optional<String> value = table.get("value").flatMap(ConfigReader::text);
            name.flatMap(ConfigReader::text).filter(ConfigReader::isName).ifPresent(text -> {
                named.add(text, Nodes.place(table, "key"));
                value.ifPresent(given -> variables.add(
                        new LiveVariable(text, Optional.of(given), name.get().origin())));
            });
        }
        findings.name(LiveFinding.LIVE_CONFIG_PART, named);
        return variables;
    }

    private static Optional<String> text(InputNode node) {
        return node instanceof InputNode.Scalar scalar && scalar.type() != InputNode.Type.NULL
                ? Optional.of(scalar.text())
                : Optional.empty();
    }

    private List<LiveVariable> shell() {
        List<LiveText.Line> lines = file.text().told();
        List<String> quoted = lines.stream().map(ConfigReader::quoted).toList();
        boolean isKnown = ShellQuoting.areLiteral(quoted);
        var ambiguous = new Naming();
        var variables = new ArrayList<LiveVariable>();
        for (int i = 0; i < quoted.size(); i++) {
            LiveText.Line line = lines.get(i);
            String name = line.raw().substring(0, Math.max(0, line.raw().indexOf('=')));
            Optional<String> value = ShellQuoting.LITERAL.decode(quoted.get(i));
            if (!isName(name)) {
                findings.report(LiveFinding.LIVE_CONFIG_LINE, "Expected NAME=value.", line.origin());
                continue;
            }
            if (value.isEmpty()) {
                String detail = "The quotes of the value of " + name + " are not those that Heroku writes.";
                findings.report(LiveFinding.LIVE_CONFIG_LINE, detail, line.origin());
            } else if (!isKnown && ShellQuoting.isAmbiguous(quoted.get(i))) {
                ambiguous.add(name, line.origin());
            }
            variables.add(new LiveVariable(name, value, line.origin()));
        }
        findings.name(LiveFinding.LIVE_CONFIG_QUOTING, ambiguous);
        return variables;
    }

    /** What stands behind the name. A carriage return at the end is none of the value's: Heroku puts those into quotes. */
    private static String quoted(LiveText.Line line) {
        String value = line.raw().substring(line.raw().indexOf('=') + 1);
        return value.endsWith("\r") ? value.substring(0, value.length() - 1) : value;
    }
}
