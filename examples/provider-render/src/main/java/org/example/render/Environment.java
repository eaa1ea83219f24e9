package org.example.render;

import dev.portolan.document.*;
import dev.portolan.fact.Fact;
import dev.portolan.model.*;
import dev.portolan.model.EnvValue.Attribute;
import java.util.List;
import java.util.Optional;

/** What services see: a group that all share, secrets that the Dashboard asks for once, and what other parts tell. */
final class Environment {
    private Environment() {}

    /** {@code envVarGroups}: a group holds texts and random values, but nothing that is asked for. */
    static void writeGroup(Plan plan, Mapping file) {
        Mapping group = file.list("envVarGroups", "name").add().put("name", group(plan.app, plan));
        for (EnvVariable variable : plan.app.env()) {
            if (isShared(variable)) {
                group.list("envVars", "key").add().note(variable.description().orElse("")).put("key", variable.name())
                        .put("value", variable.literal()).put("generateValue", variable.secret().map(any -> true));
            }
            boolean isPlain = property(plan, variable).filter(name -> !name.equals("hostport")).isPresent()
                    && !variable.reference().map(EnvValue.Reference::attribute).is(Attribute.DIRECT_URL);
            plan.out.report(RenderFinding.REFERENCE, variable.value().filter(any -> !plan.units.isEmpty() && variable.reference().isPresent() && !isPlain));
        }
    }

    private static Fact<String> group(App app, Plan plan) {
        List<Fact<EnvValue>> shared = app.env().stream().filter(Environment::isShared).map(EnvVariable::value).toList();
        return plan.prefix().filter(any -> !shared.isEmpty()).map(prefix -> prefix + "-env").from(Fact.onlyOne(shared));
    }

    /** {@code envVars}. */
    static void write(Plan plan, Plan.Unit unit, Mapping service) {
        Sequence all = service.list("envVars", "key");
        boolean isStated = plan.app.env().stream().anyMatch(variable -> variable.name().is("PORT"));
        // Render asks port 10000 unless it is told another.
        unit.main().map(main -> main.port().filter(port -> !isStated && port.fixed().isPresent()).map(Object::toString))
                .ifPresent(port -> all.add().put("key", port.map(any -> "PORT")).put("value", port));
        all.add().put("fromGroup", group(plan.app, plan));
        for (EnvVariable variable : plan.app.env()) {
            if (!isShared(variable)) {
                own(plan, variable, unit, all.add().put("key", variable.name()));
            }
        }
    }

    private static void own(Plan plan, EnvVariable variable, Plan.Unit unit, Mapping entry) {
        Plan.Unit first = plan.units.get(0);
        if (isAsked(plan, variable) && unit.equals(first)) {
            entry.put("sync", variable.value().map(any -> false));
        } else if (isAsked(plan, variable)) {
            // Asked for once: the other services copy it from the first.
            entry.mapping("fromService").from(first.runs().name()).put("type", first.type()).put("name", first.name()).put("envVarKey", variable.name());
        } else {
            Named target = target(plan, variable).orElseThrow();
            Optional<Plan.Unit> server = plan.unitOf(target);
            Fact<String> type = server.map(Plan.Unit::type).orElse(target.name().filter(any -> !Stores.isPostgres(target)).map(any -> "keyvalue"));
            entry.mapping(type.isPresent() ? "fromService" : "fromDatabase")
                    .from(server.map(Plan.Unit::runs).orElse(target).name()).put("type", type).put("name",
                    server.map(Plan.Unit::name).orElseGet(() -> plan.name(target.name()))).put("property", property(plan, variable));
        }
    }

    static boolean isGenerated(EnvVariable variable) {
        return variable.secret().filter(EnvValue.Secret::generated).isPresent();
    }

    private static boolean isShared(EnvVariable variable) {
        return variable.literal().isPresent() || isGenerated(variable);
    }

    /** Whether the Dashboard asks for the value: of a secret, and of what no part of the Blueprint tells. */
    static boolean isAsked(Plan plan, EnvVariable variable) {
        return !isShared(variable) && property(plan, variable).isAbsent();
    }

    static Optional<Named> target(Plan plan, EnvVariable variable) {
        return variable.reference().toOptional().flatMap(reference -> plan.app.find(reference.target()));
    }

    /** What Render calls the attribute; absent where it does not tell it. */
    private static Fact<String> property(Plan plan, EnvVariable variable) {
        boolean isPostgres = target(plan, variable).filter(Stores::isPostgres).isPresent();
        boolean isStore = isPostgres || target(plan, variable).filter(Stores::isKeyValue).isPresent();
        boolean isMain = target(plan, variable).flatMap(plan::unitOf).isPresent();
        return variable.reference().map(reference -> switch (reference.attribute()) {
            case URL, DIRECT_URL -> isStore ? "connectionString" : isMain ? "hostport" : "";
            case HOST, PORT -> isStore || isMain ? reference.attribute().toString() : "";
            case USER, PASSWORD, DATABASE -> isPostgres ? reference.attribute().toString() : "";
        }).filter(property -> !property.isEmpty());
    }
}
