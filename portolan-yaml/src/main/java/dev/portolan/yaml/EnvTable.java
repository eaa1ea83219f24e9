package dev.portolan.yaml;

import dev.portolan.fact.Origin;
import dev.portolan.model.App;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.Ref;
import dev.portolan.naming.NearestName;
import dev.portolan.source.InputNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An entry of {@code env}. What was found is not repeated where it may be a secret's value by mistake. */
final class EnvTable {
    private static final Pattern REFERENCE = Pattern.compile("([A-Za-z0-9_-]+)(?:\\.([A-Za-z0-9_-]+))?\\.([a-z-]+)");

    private static final Map<String, EnvValue.Secret> SECRETS = secrets();

    static final Table<EnvVariable, Variable> TABLE = Table.<EnvVariable, Variable>named("env", Variable::at)
            .fact("value", Forms.TEXT, (variable, text) -> variable.value(EnvValue.literal(text)), EnvVariable::literal)
            .fact("secret", Form.of(EnvTable::secret, EnvTable::name), Variable::value, EnvVariable::secret)
            .fact(
                    "from",
                    Form.of(EnvTable::reference, EnvValue.Reference::toString),
                    Variable::value,
                    EnvVariable::reference)
            .fact("description", Forms.TEXT, Variable::description, EnvVariable::description)
            .rule((at, keys) -> {
                if (at.isNothing()) {
                    at.wrong("a text (an empty one is \"\") or a table");
                }
            })
            .exactlyOne("value", "secret", "from")
            .shorthand("value")
            .build();

    private EnvTable() {}

    /**
     * States the facts of a variable.
     *
     * @param app the app that it belongs to
     * @param name its name
     */
    record Variable(App.Builder app, String name) {
        private Variable at(Origin origin) {
            app.at(origin);
            return this;
        }

        private App.Builder value(EnvValue value) {
            return app.env(name, value);
        }

        private App.Builder description(String description) {
            return app.envDescription(name, description);
        }
    }

    private static Optional<EnvValue.Secret> secret(At at) {
        Optional<EnvValue.Secret> secret = at.node() instanceof InputNode.Scalar scalar
                ? Optional.ofNullable(SECRETS.get(scalar.text()))
                : Optional.empty();
        if (secret.isEmpty()) {
            at.wrongUnseen("one of " + String.join(", ", SECRETS.keySet()));
        }
        return secret;
    }

    private static Optional<EnvValue.Reference> reference(At at) {
        Matcher parts = REFERENCE.matcher(at.node() instanceof InputNode.Scalar scalar ? scalar.text() : "");
        if (!parts.matches()) {
            at.wrongUnseen("what an app needs to reach a datastore or a service, such as db.url or web.http.host");
            return Optional.empty();
        }
        Ref<?> target =
                parts.group(2) == null ? Ref.datastore(parts.group(1)) : Ref.service(parts.group(1), parts.group(2));
        Optional<EnvValue.Attribute> attribute = Stream.of(EnvValue.Attribute.values())
                .filter(known -> known.toString().equals(parts.group(3)))
                .findFirst();
        if (attribute.isEmpty()) {
            List<String> known =
                    Stream.of(EnvValue.Attribute.values()).map(Object::toString).toList();
            at.wrong("one of " + String.join(", ", known) + " after '" + target + ".'"
                    + NearestName.of(parts.group(3), known)
                            .map(it -> "; did you mean '" + target + "." + it + "'?")
                            .orElse(""));
        }
        return attribute.map(known -> new EnvValue.Reference(target, known));
    }

    private static Map<String, EnvValue.Secret> secrets() {
        var secrets = new LinkedHashMap<String, EnvValue.Secret>();
        for (boolean generated : new boolean[] {false, true}) {
            for (boolean required : new boolean[] {true, false}) {
                var secret = new EnvValue.Secret(required, generated);
                secrets.put(name(secret), secret);
            }
        }
        return secrets;
    }

    private static String name(EnvValue.Secret secret) {
        if (secret.required()) {
            return secret.generated() ? "generated" : "required";
        }
        return secret.generated() ? "optional-generated" : "optional";
    }
}
