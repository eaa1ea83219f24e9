package dev.portolan.heroku;

import dev.portolan.heroku.live.LiveVariable;
import dev.portolan.heroku.report.Findings;
import dev.portolan.heroku.report.Findings.Naming;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.heroku.report.RunningFinding;
import dev.portolan.source.InputNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The environment that is set on Heroku, in the form of app.json, with the descriptions that the files have. */
final class RunningEnv {
    private final Findings findings;
    private final Naming secretValues = new Naming();
    private final Naming unset = new Naming();

    RunningEnv(Findings findings) {
        this.findings = findings;
    }

    /** First the names that the files declare, in their order, then the others in Heroku's. */
    List<InputNode.Entry> entries(Collection<InputNode.Entry> declared, List<LiveVariable> running) {
        Map<String, LiveVariable> left = new LinkedHashMap<>();
        running.forEach(variable -> left.put(variable.name(), variable));
        var entries = new ArrayList<InputNode.Entry>();
        for (InputNode.Entry entry : declared) {
            Optional<LiveVariable> variable = Optional.ofNullable(left.remove(entry.key()));
            compare(entry, variable);
            variable.ifPresent(found -> entries.add(entry(found, description(entry))));
        }
        left.values().forEach(variable -> entries.add(entry(variable, List.of())));
        findings.name(HerokuFinding.SECRET_VALUES_LEFT, secretValues);
        findings.name(RunningFinding.NOT_SET_ON_HEROKU, unset);
        return entries;
    }

    private void compare(InputNode.Entry entry, Optional<LiveVariable> running) {
        String name = entry.key();
        Optional<String> stated = EnvReader.valueOf(entry);
        boolean isSecret =
                stated.filter(value -> SecretRule.isSecret(name, value)).isPresent();
        if (isSecret) {
            secretValues.add(name, entry.origin());
        }
        if (running.isEmpty()) {
            String shown = stated.filter(value -> !isSecret)
                    .map(value -> " ('" + value + "')")
                    .orElse("");
            unset.add(name + shown, entry.origin());
            return;
        }
        Optional<String> value = running.get().value().filter(text -> !SecretRule.isSecret(name, text));
        if (stated.isPresent() && value.isPresent() && !isSecret && !stated.equals(value)) {
            findings.report(
                    RunningFinding.RUNNING_DIFFERS,
                    "'%s' is '%s', and not '%s'.".formatted(name, value.get(), stated.get()),
                    running.get().origin(),
                    entry.origin());
        }
    }

    private static List<InputNode.Entry> description(InputNode.Entry declared) {
        return declared.value() instanceof InputNode.Mapping table
                ? table.entry("description").stream().toList()
                : List.of();
    }

    private static InputNode.Entry entry(LiveVariable variable, List<InputNode.Entry> description) {
        InputNode.Type type = variable.value().isPresent() ? InputNode.Type.TEXT : InputNode.Type.NULL;
        var value =
                new InputNode.Scalar(variable.origin(), type, variable.value().orElse(""));
        var facts = new ArrayList<>(description);
        facts.add(new InputNode.Entry("value", variable.origin(), value));
        return new InputNode.Entry(variable.name(), variable.origin(), new InputNode.Mapping(variable.origin(), facts));
    }
}
