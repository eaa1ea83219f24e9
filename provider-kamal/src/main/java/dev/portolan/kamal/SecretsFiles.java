package dev.portolan.kamal;

import dev.portolan.document.Document;
import dev.portolan.fact.Fact;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code .kamal/secrets}: which names there are and where their values come from. It holds no secret and belongs into
 * the repository. {@code NAME=$NAME} is the one form that no value can break: what stands in the environment is taken as
 * it is.
 *
 * @see <a href="https://kamal-deploy.org/docs/configuration/environment-variables/#secrets">Secrets</a>
 */
final class SecretsFiles {
    private static final String HEADER =
            "Read on the machine that runs kamal. Values come from its environment; no secret stands here.";

    private SecretsFiles() {}

    static void write(KamalPlan plan, Output.Builder out) {
        Document file = out.add(Document.text(plan.secretsFile())).from(plan.stageOfFiles());
        file.header(HEADER);
        registry(plan, file, out);
        ProxySection.certificateSecrets(plan).forEach(name -> exported(file, name));
        plan.accessories().withPassword().forEach(accessory -> exported(file, accessory.secret()));
        for (EnvPlan.Entry entry : plan.env().secrets()) {
            Fact<String> name = entry.name();
            if (plan.accessories().withPassword().stream()
                    .anyMatch(accessory -> accessory.secret().is(name.get()))) {
                continue; // the server's password stands above
            }
            switch (entry.way()) {
                case EXPORTED -> exported(file, name);
                case COMPOSED -> file.text().line(name, "=\"", entry.text(), "\"");
                default ->
                    file.text()
                            .line(
                                    name,
                                    "=",
                                    entry.text().map(text -> Dotenv.quote(text).orElse("''")));
            }
        }
    }

    /** All names of the file, in its order. */
    static List<Fact<String>> names(KamalPlan plan) {
        List<Fact<String>> names = new ArrayList<>(RegistrySection.secrets(plan));
        names.addAll(ProxySection.certificateSecrets(plan));
        plan.accessories().withPassword().forEach(accessory -> names.add(accessory.secret()));
        return names;
    }

    /** Every stage signs in to the registry alike, so destinations share these names. */
    private static void registry(KamalPlan plan, Document file, Output.Builder out) {
        List<Fact<String>> names = RegistrySection.secrets(plan);
        if (names.isEmpty()) {
            return;
        }
        if (plan.destination().isAbsent()) {
            names.forEach(name -> exported(file, name));
        } else {
            Document common = out.add(Document.text(".kamal/secrets-common")).from(plan.stageOfFiles());
            common.header("What all stages share. " + HEADER);
            names.forEach(name -> exported(common, name));
        }
    }

    private static void exported(Document file, Fact<String> name) {
        file.text().line(name, "=$", name);
    }
}
