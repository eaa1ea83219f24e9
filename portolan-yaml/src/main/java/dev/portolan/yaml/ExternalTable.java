package dev.portolan.yaml;

import dev.portolan.model.ExternalService;

/** An entry of {@code external}. */
final class ExternalTable {
    static final Table<ExternalService, ExternalService.Builder> TABLE =
            Table.<ExternalService, ExternalService.Builder>named("external-service", ExternalService.Builder::at)
                    .fact("product", Forms.TEXT, ExternalService.Builder::product, ExternalService::product)
                    .fact(
                            "category",
                            Forms.choice(ExternalService.Category.values()),
                            ExternalService.Builder::category,
                            ExternalService::category)
                    .texts("variables", ExternalService.Builder::variables, ExternalService::variables)
                    .build();

    private ExternalTable() {}
}
