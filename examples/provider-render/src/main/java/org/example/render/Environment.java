package org.example.render;

import dev.portolan.document.*;
import dev.portolan.fact.Fact;
import dev.portolan.model.*;
import dev.portolan.spi.FactTable;
import java.util.Optional;

/** {@code envVars}: what is asked for or made is so in the first service; the others copy it from there. */
record Environment(Plan plan) {
    void write(Plan.Part part, Mapping service) {
        Sequence all = service.list("envVars", "key");
        // Render asks port 10000 unless it is told another.
        if (plan.app.env().stream().noneMatch(variable -> variable.name().is("PORT"))) {
            part.main().map(main -> main.port().mapOptional(ContainerPort::fixed).map(Object::toString))
                    .ifPresent(port -> all.add().put("key", port.map(any -> "PORT")).put("value", port));
        }
        for (EnvVariable variable : plan.app.env()) {
            Mapping entry = all.add().put("key", variable.name()).put("value", variable.literal());
            if (variable.literal().isAbsent()) {
                write(variable, part.equals(plan.services.get(0)), entry);
            }
        }
    }

    private void write(EnvVariable variable, boolean isFirst, Mapping entry) {
        Fact<FactTable.Row> told = told(variable);
        if (told.isPresent()) {
            from(target(variable).orElseThrow(), entry).put("property", told.map(row -> row.get("property")));
        } else if (isFirst) {
            entry.note(variable.description().orElse(""));
            entry.put(isGenerated(variable) ? "generateValue" : "sync", variable.value().map(any -> isGenerated(variable)));
        } else {
            from(plan.services.get(0), entry).put("envVarKey", variable.name());
        }
        if (isFirst) {
            boolean isAsStated = told.map(row -> row.get("as stated")).is("yes");
            plan.out.report(RenderFinding.REFERENCE, variable.reference().filter(any -> !isAsStated));
        }
    }

    private static Mapping from(Plan.Part server, Mapping entry) {
        boolean isDatabase = server.type().equals("postgres");
        Fact<String> type = Fact.chosen(server.type(), "what it is").filter(any -> !isDatabase);
        Mapping from = entry.mapping(isDatabase ? "fromDatabase" : "fromService").from(server.is().name());
        return from.put("type", type).put("name", server.name());
    }

    static boolean isGenerated(EnvVariable variable) {
        return variable.secret().map(EnvValue.Secret::generated).is(true);
    }

    /** What Render calls the attribute of the server; absent where it does not tell it. */
    Fact<FactTable.Row> told(EnvVariable variable) {
        String type = target(variable).map(Plan.Part::type).orElse("none");
        return variable.reference()
                .mapOptional(it -> FactTable.find(Plan.REFERENCES, "what", type + " " + it.attribute()));
    }

    private Optional<Plan.Part> target(EnvVariable variable) {
        return variable.reference().toOptional().flatMap(it -> plan.partOf(plan.app.resolve(it.target())));
    }
}
