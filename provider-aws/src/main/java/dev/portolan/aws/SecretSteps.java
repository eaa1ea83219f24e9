package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.report.Phase;
import dev.portolan.report.Step;
import dev.portolan.report.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * The secrets, one by one through standard input into parameters that Terraform made and never reads.
 *
 * @see <a href="https://docs.aws.amazon.com/cli/latest/reference/ssm/put-parameter.html">put-parameter</a>
 */
final class SecretSteps {
    private final AwsRunbook runbook;
    private final AwsPlan plan;

    SecretSteps(AwsRunbook runbook) {
        this.runbook = runbook;
        plan = runbook.plan();
    }

    void write() {
        required();
        random();
        optional();
        stores();
        names();
    }

    private Object[] put(EnvVariable variable) {
        return put(runbook, plan.environment().parameter(variable).from(variable.value()));
    }

    /** The words that set a parameter to what stands on standard input. */
    static Object[] put(AwsRunbook runbook, Fact<String> parameter) {
        return runbook.aws(
                "ssm",
                "put-parameter",
                "--overwrite",
                "--type",
                "SecureString",
                "--tier",
                "Intelligent-Tiering",
                "--name",
                parameter,
                "--value",
                "file:///dev/stdin");
    }

    private void required() {
        Step.Builder step = runbook.out()
                .step("secrets", Phase.SECRETS, "Hand over the secrets")
                .repeatable()
                .why("Each value goes through a pipe: it stands in no file and in no command.");
        for (EnvVariable variable : secrets(secret -> secret.required() && !secret.generated())) {
            step.feed(Word.oldValue(variable.name(), variable.description()), put(variable));
        }
        step.expect("a version above 1 for each");
    }

    private void random() {
        Step.Builder step = runbook.out()
                .step("secrets.random", Phase.SECRETS, "Set the generated secrets")
                .why("Any random text serves, but a value that is there already stays: sessions and encrypted data were"
                        + " made with it.");
        for (EnvVariable variable : secrets(EnvValue.Secret::generated)) {
            step.describe(variable);
            step.feed(Word.randomValue(variable.name()), put(variable));
        }
    }

    /** Those that are set to have a value. One that has none is asked about: it would reach the app as "unset". */
    private void optional() {
        Step.Builder step = runbook.out()
                .step("secrets.optional", Phase.SECRETS, "Hand over the optional secrets that have a value")
                .repeatable()
                .why(
                        "They are those of the setting aws.optional-secrets. One that has no value does not belong there: the"
                                + " app would see the text unset.");
        for (EnvVariable variable : secrets(secret -> !secret.required() && !secret.generated())) {
            step.feed(Word.oldValue(variable.name(), variable.description()), put(variable));
        }
    }

    private void stores() {
        for (Datastore store : plan.app().datastores()) {
            Step.Builder step =
                    runbook.out().step("datastore", store.name(), Phase.SECRETS, "Hand over the addresses of a server");
            for (EnvVariable variable : plan.environment().byHand()) {
                if (plan.environment().store(variable).filter(store::equals).isPresent()) {
                    step.from(plan.stores().deciding(store));
                    address(step, store, variable);
                }
            }
        }
    }

    private void address(Step.Builder step, Datastore store, EnvVariable variable) {
        EnvValue.Attribute attribute = variable.reference().get().attribute();
        step.say(variable.name(), " is the " + attribute + " of ", store.name(), ":");
        boolean isBucket = plan.stores().isCreated(store);
        if (isBucket) {
            step.describe(variable);
            Fact<String> prompt = variable.value()
                    .map(any ->
                            variable.name().get() + ": of an access key for the bucket, or - where the app has none");
            step.feed(Word.askedValue(prompt), put(variable));
        } else {
            step.feed(Word.oldValue(variable.name(), variable.description()), put(variable));
        }
    }

    /** By value that was put: Terraform makes each name with a first version that nobody meant. */
    private void names() {
        List<Fact<String>> names = new ArrayList<>();
        plan.environment().byHand().stream()
                .filter(variable -> variable.secret()
                        .map(secret -> secret.required() || secret.generated())
                        .orElse(true))
                .forEach(variable -> names.add(variable.name()
                        .from(variable.value())
                        .from(plan.environment().deciding(variable))));
        runbook.out()
                .step("secrets.names", Phase.SECRETS, "See that all secrets have a value")
                .repeatable()
                .why("By name. Terraform made the first version of each, so a real value is a later one.")
                .names(names, path(runbook, "Parameters[?Version!=`1`].Name"));
    }

    /** The words that ask something about all parameters of the app; their values stay encrypted. */
    static Object[] path(AwsRunbook runbook, String query) {
        return runbook.aws(
                "ssm",
                "get-parameters-by-path",
                "--path",
                runbook.plan().prefix().map(prefix -> "/" + prefix),
                "--query",
                query,
                "--output",
                "text");
    }

    private List<EnvVariable> secrets(Predicate<EnvValue.Secret> kind) {
        return plan.environment().byHand().stream()
                .filter(variable -> variable.secret().map(kind::test).orElse(false))
                .toList();
    }
}
