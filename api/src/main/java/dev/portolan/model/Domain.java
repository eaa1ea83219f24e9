package dev.portolan.model;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import java.util.Locale;

/**
 * A host name under which the app is reached.
 *
 * @param name the host name in its ASCII form and small letters; {@code *.} in front means every name below it
 * @param service the service that answers; unstated means the app's only public one
 * @param tls who sees to the certificate
 * @param temporary whether it serves only until the move is done, as a preview host does
 */
public record Domain(Fact<String> name, Fact<Ref<Service>> service, Fact<Tls> tls, Fact<Boolean> temporary)
        implements Named {

    /** Who sees to a domain's certificate. */
    public enum Tls {
        /** The platform makes and renews it. */
        MANAGED,
        /** The app's owner brings it. */
        OWN,
        /** Nobody: the domain has none. */
        NONE;

        /** The name as portolan.yaml has it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether it means every name below it. */
    public boolean isWildcard() {
        return name.get().startsWith("*.");
    }

    /** States the facts of a domain. */
    public static final class Builder extends Statements<Builder> {
        private final Fact<String> name = named();
        private final Slot<Ref<Service>> service = slot("service");
        private final Slot<Tls> tls = slot("tls");
        private final Slot<Boolean> temporary = slot("temporary");

        Builder(Statements<?> parent, FactPath path) {
            super(parent, path);
        }

        /** The service that answers. */
        public Builder service(String process, String service) {
            return this.service.state(Ref.service(process, service));
        }

        /** Who sees to the certificate. */
        public Builder tls(Tls tls) {
            return this.tls.state(tls);
        }

        /** Whether it serves only until the move is done. */
        public Builder temporary(boolean temporary) {
            return this.temporary.state(temporary);
        }

        Domain build() {
            return new Domain(name, service.fact(), tls.fact(), temporary.fact());
        }
    }
}
