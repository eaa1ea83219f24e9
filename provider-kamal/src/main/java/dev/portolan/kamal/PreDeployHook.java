package dev.portolan.kamal;

import dev.portolan.document.Document;
import dev.portolan.document.TextBody;
import dev.portolan.fact.Fact;
import dev.portolan.model.EnvValue;
import dev.portolan.spi.Output;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code pre-deploy}: ends a deploy while a secret is empty. A name that nobody exported is read as an empty text, without
 * a word; this hook is the first that has the secrets in its environment, before any server for data is started.
 *
 * @see <a href="https://kamal-deploy.org/docs/hooks/overview/">Hooks</a>
 */
final class PreDeployHook {
    private PreDeployHook() {}

    static void write(KamalPlan plan, Output.Builder out) {
        List<Fact<String>> names = required(plan);
        if (names.isEmpty()) {
            return;
        }
        Document file = out.add(Document.text(plan.hook("pre-deploy")))
                .mode(Document.Mode.EXECUTABLE)
                .from(plan.stageOfFiles())
                .from(RolePlan.common(names));
        file.header("A secret that nobody exported is empty, and Kamal does not mind. This does.");
        TextBody text = file.text();
        text.line("#!/bin/sh");
        text.line("set -eu");
        text.line("");
        text.line("missing=");
        text.line("require() {");
        text.line("  if [ -z \"$(printenv \"$1\" || true)\" ]; then missing=\"$missing $1\"; fi");
        text.line("}");
        text.line("");
        names.forEach(name -> text.line("require ", name));
        text.line("");
        text.line("if [ -n \"$missing\" ]; then");
        text.line("  echo \"pre-deploy: these secrets are empty:$missing\" >&2");
        text.line("  exit 1");
        text.line("fi");
    }

    /** The names that the app, its servers and the proxy cannot do without. */
    static List<Fact<String>> required(KamalPlan plan) {
        List<Fact<String>> names = new ArrayList<>(new CertificateSecrets(plan).names());
        plan.accessories().withPassword().forEach(accessory -> names.add(accessory.secret()));
        for (EnvPlan.Entry entry : plan.env().exported()) {
            boolean isNeeded = entry.variable()
                    .secret()
                    .map(EnvValue.Secret::required)
                    .orElse(entry.variable().reference().isPresent());
            if (isNeeded) {
                names.add(entry.name());
            }
        }
        return names;
    }
}
