package dev.portolan.model;

import java.util.Locale;
import java.util.function.Function;

/** What a name of the environment holds: a text, a secret that the model never sees, or what a provider has to fill in. */
public sealed interface EnvValue {
    /**
     * A text that anybody may read.
     *
     * @param text the text, unchanged
     */
    record Literal(String text) implements EnvValue {
        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * A secret. Its value has no place in the model.
     *
     * @param required whether the app cannot do without it
     * @param generated whether any random text serves, made once
     */
    record Secret(boolean required, boolean generated) implements EnvValue {
        @Override
        public String toString() {
            return (required ? "required" : "optional") + (generated ? " generated" : "") + " secret";
        }
    }

    /**
     * What the target knows of a datastore or of a service.
     *
     * @param target the {@link Datastore} or the {@link Service}
     * @param attribute what of it
     */
    record Reference(Ref<? extends Named> target, Attribute attribute) implements EnvValue {
        @Override
        public String toString() {
            return target + "." + attribute;
        }
    }

    /** What the environment may hold of a datastore or of a service. */
    enum Attribute {
        /** The whole URL, with user and password where there are any; through a connection pooler if there is one. */
        URL,
        /** The whole URL past any connection pooler, as migrations need it. */
        DIRECT_URL,
        /** The host name or address. */
        HOST,
        /** The port number. */
        PORT,
        /** The user's name. */
        USER,
        /** The user's password. */
        PASSWORD,
        /** The name of the database, index, virtual host or bucket. */
        DATABASE;

        /** The name as portolan.yaml has it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** A text that anybody may read. */
    static EnvValue literal(String text) {
        return new Literal(text);
    }

    /** A secret that somebody has to supply. */
    static EnvValue secret() {
        return new Secret(true, false);
    }

    /** A secret that the app can do without. */
    static EnvValue optionalSecret() {
        return new Secret(false, false);
    }

    /** A secret for which any random text serves. */
    static EnvValue generatedSecret() {
        return new Secret(true, true);
    }

    /** What the target knows of a datastore or of a service. */
    static EnvValue of(Ref<? extends Named> target, Attribute attribute) {
        return new Reference(target, attribute);
    }

    /** Answers with the function of the variant that this is. */
    default <R> R match(
            Function<? super Literal, ? extends R> literal,
            Function<? super Secret, ? extends R> secret,
            Function<? super Reference, ? extends R> reference) {
        if (this instanceof Literal variant) {
            return literal.apply(variant);
        }
        if (this instanceof Secret variant) {
            return secret.apply(variant);
        }
        return reference.apply((Reference) this);
    }
}
