package dev.portolan.shell;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The commands of a script, and the scripts that they give to another shell, as {@code bash -c '…'} does. */
final class NestedScripts {
    private static final List<String> SHELLS = List.of("sh", "bash", "dash", "/bin/sh", "/bin/bash");
    private static final List<String> OPTIONS = List.of("-c", "-lc", "-ec", "-ce", "-cl");

    private final List<List<String>> commands = new ArrayList<>();
    private final List<ShellScript> inner = new ArrayList<>();

    NestedScripts(List<List<Token>> all) {
        for (List<Token> words : all) {
            commands.add(words.stream().map(Token::value).toList());
            for (int i = 2; i < words.size(); i++) {
                if (words.get(i).literal()
                        && OPTIONS.contains(words.get(i - 1).value())
                        && SHELLS.contains(words.get(i - 2).value())) {
                    inner.add(ShellScript.of(words.get(i).value()));
                }
            }
        }
        inner.forEach(script -> commands.addAll(script.commands()));
    }

    /** The commands, then those of the scripts in them. */
    List<List<String>> commands() {
        return List.copyOf(commands);
    }

    /** What the script needs, then what those in it need and it does not set. */
    List<VariableUse> variables(VariableLog own) {
        Map<String, VariableUse> uses = new LinkedHashMap<>();
        own.uses().forEach(use -> uses.put(use.name(), use));
        inner.stream()
                .flatMap(script -> script.variables().stream())
                .filter(use -> !own.sets(use.name()))
                .forEach(use -> uses.merge(use.name(), use, VariableUse::and));
        return List.copyOf(uses.values());
    }
}
