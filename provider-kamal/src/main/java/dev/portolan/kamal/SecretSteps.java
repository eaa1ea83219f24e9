package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The values that {@code .kamal/secrets} takes from the environment of whoever deploys. */
final class SecretSteps {
    /** Asks for the name of a file, and prints the file where it is whole. */
    private static final String PEM = "printf \"Do not paste it: in which file is %s? \" \"$1\" >&2;"
            + " IFS= read -r file </dev/tty; grep -q -e \"-----END\" \"$file\" && cat \"$file\""
            + " || echo \"No END line in the file $file: it is no whole PEM.\" >&2";

    private final KamalRunbook runbook;
    private final KamalPlan plan;

    SecretSteps(KamalRunbook runbook) {
        this.runbook = runbook;
        plan = runbook.plan();
    }

    void write() {
        passwords();
        required();
        random();
        optional();
        addresses();
        certificate();
        vault();
    }

    private void passwords() {
        Step.Builder step = runbook.out()
                .step("secrets.passwords", Phase.SECRETS, "Make passwords for the new servers")
                .why(why("Keep them in a password manager: each later deploy needs them in its environment again."));
        for (AccessoryPlan.Accessory accessory : plan.accessories().withPassword()) {
            step.export(accessory.secret(), Word.freshValue(accessory.secret()))
                    .from(accessory.store().kind());
        }
    }

    private void required() {
        Step.Builder step = runbook.out()
                .step("secrets", Phase.SECRETS, "Export the secrets")
                .why(why(
                        "Kamal reads them from the environment of this shell: they stand in no file and in no command. Keep them"
                                + " in a password manager for later deploys."));
        for (EnvVariable variable : exported(secret -> secret.required() && !secret.generated())) {
            step.export(
                    variable.value().map(any -> variable.name().get()),
                    Word.oldValue(variable.name(), variable.description()));
        }
        for (EnvPlan.Entry entry : plan.env().exported()) {
            if (entry.variable().literal().isPresent()) {
                EnvVariable variable = entry.variable();
                step.say("No file can hold the value that ", variable.name(), " has: ", variable.literal());
                step.export(variable.name(), Word.oldValue(variable.name(), variable.description()));
                runbook.out().report(SecretFinding.VALUE_CHANGED, variable.value());
            }
        }
    }

    private void random() {
        Step.Builder step = runbook.out()
                .step("secrets.random", Phase.SECRETS, "Export the generated secrets")
                .why("Any random text serves, but a value that is there already stays: sessions and encrypted data were"
                        + " made with it. "
                        + why(
                                "Keep them in a password manager: a later deploy from another shell needs the same ones in"
                                        + " its environment, and would hand out new ones otherwise."));
        for (EnvVariable variable : exported(EnvValue.Secret::generated)) {
            step.describe(variable);
            step.export(variable.value().map(any -> variable.name().get()), Word.randomValue(variable.name()));
        }
    }

    private void optional() {
        Step.Builder step = runbook.out()
                .step("secrets.optional", Phase.SECRETS, "Export the secrets that the app can do without")
                .why("What is not exported is an empty text for the app.");
        for (EnvVariable variable : exported(secret -> !secret.required() && !secret.generated())) {
            step.export(
                    variable.value().map(any -> variable.name().get()),
                    Word.oldValueIfAny(variable.name(), variable.description()));
        }
    }

    /** Of servers that stay where they are, or that are managed elsewhere. */
    private void addresses() {
        for (Datastore store : plan.app().datastores()) {
            Optional<AccessoryPlan.Accessory> accessory = plan.accessories().of(store);
            List<EnvPlan.Entry> entries = plan.env().exported().stream()
                    .filter(entry ->
                            plan.accessories().datastore(entry.variable()).equals(Optional.of(store)))
                    .toList();
            if (accessory.isPresent() || entries.isEmpty()) {
                continue;
            }
            Step.Builder step = runbook.out()
                    .step(
                            "datastore",
                            store.name(),
                            Phase.SECRETS,
                            "Export the addresses of a server that is elsewhere");
            for (EnvPlan.Entry entry : entries) {
                EnvVariable variable = entry.variable();
                String what = words(variable.reference().get().attribute());
                step.say(variable.name(), " is the " + what + " of ", store.name(), " (", store.kind(), "):")
                        .export(
                                variable.value()
                                        .map(any -> variable.name().get())
                                        .from(entry.reason()),
                                Word.oldValue(variable.name(), variable.description()));
            }
        }
    }

    private void certificate() {
        List<Fact<String>> names = new CertificateSecrets(plan).names();
        Step.Builder step = runbook.out()
                .step("secrets.certificate", Phase.SECRETS, "Export the certificate and its key")
                .why(
                        "In PEM, the certificate with its chain. Kamal keeps their line breaks. They have many lines, and what is"
                                + " pasted after the first would be run as commands: so the name of a file is asked for, and a file"
                                + " without an END line is refused.");
        names.forEach(name -> step.export(name, Word.printedBy("sh", "-c", PEM, "sh", name)));
    }

    /** Values pass from the shell into the vault by hand: each vault's own program has another way to take them. */
    private void vault() {
        VaultPlan vault = plan.vault();
        if (vault.vault().isEmpty()) {
            return;
        }
        SecretVault kind = vault.vault().get();
        Step.Builder step = runbook.out()
                .step("secrets.vault", Phase.SECRETS, "Put the secrets into " + kind.title())
                .why(
                        "Kamal asks it at each command. What was exported above serves to fill it, and nothing else after that.");
        if (!kind.place().isEmpty() || plan.vault().settings().place().isPresent()) {
            step.say("Each under its own name in ", vault.place(), " (" + kind.placeMeans() + ").");
        } else {
            step.say("Each under its own name.");
        }
        Fact<String> stage = plan.destination().map(name -> " -d " + name);
        step.run(
                        "sh",
                        "-c",
                        stage.map(option -> "kamal secrets print" + option + " > /dev/null")
                                .orChosen("kamal secrets print > /dev/null", "the command"))
                .expect("no ERROR");
    }

    private String why(String withoutVault) {
        return plan.vault().vault().isEmpty() ? withoutVault : "They stay in this shell until they are in the vault.";
    }

    private List<EnvVariable> exported(Predicate<EnvValue.Secret> kind) {
        return plan.env().exported().stream()
                .map(EnvPlan.Entry::variable)
                .filter(variable -> variable.secret().map(kind::test).orElse(false))
                .toList();
    }

    private static String words(EnvValue.Attribute attribute) {
        return switch (attribute) {
            case URL -> "URL";
            case DIRECT_URL -> "direct URL";
            default -> attribute.toString();
        };
    }
}
