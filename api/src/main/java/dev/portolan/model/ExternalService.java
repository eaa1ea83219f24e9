package dev.portolan.model;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import java.util.List;
import java.util.Locale;

/**
 * A product of another vendor that the app goes on using.
 *
 * @param name the name, unique in the app
 * @param product what its vendor calls it
 * @param category what it is for
 * @param variables the names of the environment that hold its addresses and keys
 */
public record ExternalService(
        Fact<String> name, Fact<String> product, Fact<Category> category, List<Fact<Ref<EnvVariable>>> variables)
        implements Named {

    /** Copies the list. */
    public ExternalService {
        variables = List.copyOf(variables);
    }

    /** What an external service is for. */
    public enum Category {
        /** Sends or receives mail. */
        MAIL,
        /** Keeps and searches logs. */
        LOGS,
        /** Collects errors. */
        ERRORS,
        /** Measures the app. */
        METRICS,
        /** Takes a copy of all that the app logs. */
        LOG_DRAIN,
        /** Searches. */
        SEARCH,
        /** Keeps or changes pictures, films and other files. */
        MEDIA,
        /** Gives outgoing connections a fixed address. */
        EGRESS,
        /** Anything else. */
        OTHER;

        /** The name as portolan.yaml has it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** States the facts of an external service. */
    public static final class Builder extends Statements<Builder> {
        private final Fact<String> name = named();
        private final Slot<String> product = slot("product");
        private final Slot<Category> category = slot("category");
        private final Children<Slot<Ref<EnvVariable>>> variables =
                new Children<>("variables", path -> new Slot<>(path));

        Builder(Statements<?> parent, FactPath path) {
            super(parent, path);
        }

        /** What its vendor calls it. */
        public Builder product(String product) {
            return this.product.state(product);
        }

        /** What it is for. */
        public Builder category(Category category) {
            return this.category.state(category);
        }

        /** Names of the environment that hold its addresses and keys; adds to those stated before. */
        public Builder variables(List<String> names) {
            names.forEach(name -> variables.get(name).state(Ref.env(name)));
            return this;
        }

        ExternalService build() {
            return new ExternalService(name, product.fact(), category.fact(), variables.build(Slot::fact));
        }
    }
}
