package dev.portolan.model;

import dev.portolan.fact.Fact;

/**
 * A name of the environment that every process and job sees.
 *
 * @param value what it holds; always stated
 * @param description what it is for, in one sentence
 */
public record EnvVariable(Fact<EnvValue> value, Fact<String> description) implements Named {
    @Override
    public Fact<String> name() {
        return value.key();
    }

    /** The text, absent where the value is no {@link EnvValue.Literal}. */
    public Fact<String> literal() {
        return value.as(EnvValue.Literal.class).map(EnvValue.Literal::text);
    }

    /** The secret, absent where the value is none. */
    public Fact<EnvValue.Secret> secret() {
        return value.as(EnvValue.Secret.class);
    }

    /**
     * Whether its text makes clients of such a server insist on TLS, as {@code PGSSLMODE=require} does: the connection
     * fails where the server has none. Only names and words in common use are known; false for a secret, which nobody
     * reads.
     */
    public boolean insistsOnTls(Datastore.Kind kind) {
        return literal()
                .map(text -> TlsDemand.isInsisting(kind, name().get(), text))
                .orElse(false);
    }

    /** The reference, absent where the value is none. */
    public Fact<EnvValue.Reference> reference() {
        return value.as(EnvValue.Reference.class);
    }
}
