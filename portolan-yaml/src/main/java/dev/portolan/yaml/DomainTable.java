package dev.portolan.yaml;

import dev.portolan.model.Domain;

/** An entry of {@code domains}. */
final class DomainTable {
    static final Table<Domain, Domain.Builder> TABLE = Table.<Domain, Domain.Builder>named("domain", Domain.Builder::at)
            .fact(
                    "service",
                    Forms.SERVICE,
                    (domain, service) -> domain.service(service.path().steps().get(1), service.name()),
                    Domain::service)
            .fact("tls", Forms.choice(Domain.Tls.values()), Domain.Builder::tls, Domain::tls)
            .fact("temporary", Forms.FLAG, Domain.Builder::temporary, Domain::temporary)
            .build();

    private DomainTable() {}
}
