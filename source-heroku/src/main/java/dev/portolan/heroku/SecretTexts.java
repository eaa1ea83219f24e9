package dev.portolan.heroku;

import dev.portolan.fact.Fact;
import dev.portolan.heroku.live.LiveState;
import dev.portolan.heroku.report.Findings;
import dev.portolan.heroku.report.Nodes;
import dev.portolan.heroku.report.Places;
import dev.portolan.heroku.secret.KnownSecrets;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.EnvValue;
import java.util.Optional;
import java.util.stream.Stream;

/** Secrets that stand inside the texts of an app, where no rule for names and their values sees them. */
final class SecretTexts {
    private SecretTexts() {}

    /** Keeps the values that the reading leaves out, before anything else is read. */
    static void remember(LiveState live, AppJson json, Manifest manifest, Findings findings) {
        KnownSecrets secrets = findings.secrets();
        live.config()
                .ifPresent(variables -> variables.forEach(
                        variable -> variable.value().ifPresent(value -> secrets.keep(variable.name(), value))));
        var unheard = new Nodes(new Findings());
        Stream.concat(json.table("env", unheard).stream(), manifest.entries("build", "config", unheard).stream())
                .forEach(entry -> EnvReader.valueOf(entry).ifPresent(value -> secrets.keep(entry.key(), value)));
    }

    /** Tells each fact of the app that holds one. A command has to mean the same, so it stays as it is. */
    static void tell(App app, Findings findings) {
        app.facts()
                .forEach(fact -> text(fact)
                        .filter(findings.secrets()::areIn)
                        .ifPresent(text -> Places.of(fact).stream()
                                .findFirst()
                                .ifPresent(origin ->
                                        findings.withoutSecrets(fact.path().toString(), text, origin))));
    }

    private static Optional<String> text(Fact<?> fact) {
        if (fact.isAbsent()) {
            return Optional.empty();
        }
        Object value = fact.get();
        boolean isText = value instanceof String || value instanceof Command || value instanceof EnvValue.Literal;
        return isText ? Optional.of(value.toString()) : Optional.empty();
    }
}
