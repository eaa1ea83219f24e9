package dev.portolan.report;

import dev.portolan.fact.Fact;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import java.util.ArrayList;
import java.util.List;

/** Where a bucket is today, by the variables that the script for buckets reads. */
final class OldBucket {
    private OldBucket() {}

    static List<Step.Value> values(List<EnvVariable> references) {
        var values = new ArrayList<Step.Value>();
        for (EnvVariable variable : references) {
            variable.reference().ifPresent(reference -> {
                String script = variable(reference.attribute());
                if (!script.isEmpty()
                        && values.stream().noneMatch(value -> value.variable().equals(script))) {
                    values.add(new Step.Value(script, Word.oldValue(variable.name(), Fact.absent(variable.path()))));
                }
            });
        }
        ask(values, "OLD_BUCKET", "the name of the old bucket");
        ask(values, "OLD_ACCESS_KEY_ID", "the id of an access key for the old bucket");
        ask(values, "OLD_SECRET_ACCESS_KEY", "the secret of that access key");
        ask(values, "OLD_REGION", "the region of the old bucket, such as us-east-1");
        return List.copyOf(values);
    }

    private static void ask(List<Step.Value> values, String script, String prompt) {
        if (values.stream().noneMatch(value -> value.variable().equals(script))) {
            values.add(new Step.Value(script, Word.askedValue(Fact.chosen(prompt, "nothing in the app says it"))));
        }
    }

    private static String variable(EnvValue.Attribute attribute) {
        return switch (attribute) {
            case URL, DATABASE -> "OLD_BUCKET";
            case USER -> "OLD_ACCESS_KEY_ID";
            case PASSWORD -> "OLD_SECRET_ACCESS_KEY";
            case HOST -> "OLD_ENDPOINT";
            case DIRECT_URL, PORT -> "";
        };
    }
}
