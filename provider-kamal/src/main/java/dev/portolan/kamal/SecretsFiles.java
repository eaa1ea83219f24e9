package dev.portolan.kamal;

import dev.portolan.document.Document;
import dev.portolan.fact.Fact;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code .kamal/secrets}: which names there are and where their values come from. It holds no secret and belongs into
 * the repository. Without a vault {@code NAME=$NAME} is the one form that no value can break: what stands in the environment is taken as
 * it is.
 *
 * @see <a href="https://kamal-deploy.org/docs/configuration/environment-variables/#secrets">Secrets</a>
 */
final class SecretsFiles {
    private static final String FROM_ENVIRONMENT =
            "Read on the machine that runs kamal. Values come from its environment; no secret stands here.";

    private static final String FROM_VAULT =
            "Read on the machine that runs kamal. Values come from the vault at each command; no secret stands here.";

    private final KamalPlan plan;
    private final Document file;

    private SecretsFiles(KamalPlan plan, Document file) {
        this.plan = plan;
        this.file = file;
    }

    static void write(KamalPlan plan, Output.Builder out) {
        Document file = out.add(Document.text(plan.secretsFile())).from(plan.stageOfFiles());
        file.header(header(plan));
        new SecretsFiles(plan, file).write(registry(plan, out));
        if (plan.vault().vault().isPresent()) {
            out.report(SecretFinding.VAULT_CHANGES_DOLLAR, plan.app().name());
        }
        if (plan.vault().isAccountMissing()) {
            out.report(SecretFinding.VAULT_ACCOUNT_MISSING, plan.app().name());
        }
    }

    private void write(List<Fact<String>> registry) {
        List<Fact<String>> given = new ArrayList<>(registry);
        given.addAll(new CertificateSecrets(plan).names());
        plan.accessories().withPassword().forEach(accessory -> given.add(accessory.secret()));
        List<EnvPlan.Entry> entries = plan.env().secrets().stream()
                .filter(entry -> !isPassword(entry.name())) // the server's password stands above
                .toList();
        List<Fact<String>> all = new ArrayList<>(given);
        entries.stream().filter(entry -> entry.way() == EnvPlan.Way.EXPORTED).forEach(entry -> all.add(entry.name()));
        fetch(all);
        given.forEach(this::given);
        for (EnvPlan.Entry entry : entries) {
            switch (entry.way()) {
                case EXPORTED -> given(entry.name());
                case COMPOSED -> file.text().line(entry.name(), "=\"", entry.text(), "\"");
                default ->
                    file.text()
                            .line(
                                    entry.name(),
                                    "=",
                                    entry.text().map(text -> Dotenv.quote(text).orElse("''")));
            }
        }
    }

    /** All names of the file that are not the app's, in its order. */
    static List<Fact<String>> names(KamalPlan plan) {
        List<Fact<String>> names = new ArrayList<>();
        if (plan.vault().vault().isPresent()) {
            names.add(plan.vault().answer());
        }
        names.addAll(RegistrySection.secrets(plan));
        names.addAll(new CertificateSecrets(plan).names());
        plan.accessories().withPassword().forEach(accessory -> names.add(accessory.secret()));
        return names;
    }

    /** Every stage signs in to the registry alike, so destinations share these names; answers those that they do not. */
    private static List<Fact<String>> registry(KamalPlan plan, Output.Builder out) {
        List<Fact<String>> names = RegistrySection.secrets(plan);
        if (names.isEmpty() || plan.destination().isAbsent()) {
            return names;
        }
        Document common = out.add(Document.text(".kamal/secrets-common")).from(plan.stageOfFiles());
        common.header("What all stages share. " + header(plan));
        var file = new SecretsFiles(plan, common);
        file.fetch(names);
        names.forEach(file::given);
        return List.of();
    }

    /** One call for all names: each would ask the vault anew. */
    private void fetch(List<Fact<String>> names) {
        if (plan.vault().vault().isEmpty() || names.isEmpty()) {
            return;
        }
        List<Object> line = new ArrayList<>(
                List.of(plan.vault().answer(), "=$(", plan.vault().call()));
        Fact<String> all = plan.vault().all();
        (all.isPresent() ? List.of(all) : names).forEach(name -> line.addAll(List.of(" ", name)));
        line.add(")");
        file.text().line(line.toArray());
    }

    private void given(Fact<String> name) {
        if (plan.vault().vault().isPresent()) {
            file.text().line(name, "=", name.map(plan.vault()::extract));
        } else {
            file.text().line(name, "=$", name);
        }
    }

    private boolean isPassword(Fact<String> name) {
        return plan.accessories().withPassword().stream()
                .anyMatch(accessory -> accessory.secret().is(name.get()));
    }

    private static String header(KamalPlan plan) {
        return plan.vault().vault().isPresent() ? FROM_VAULT : FROM_ENVIRONMENT;
    }
}
