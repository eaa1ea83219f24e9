package dev.portolan.kamal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.document.Document;
import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.model.App;
import dev.portolan.model.Command;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.Ref;
import dev.portolan.report.Finding;
import dev.portolan.spi.Output;
import dev.portolan.spi.Settings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The names of secrets whose values a vault has. */
class VaultTest {
    private static final App APP = App.builder("shop")
            .process("web", web -> web.command(Command.exec("bin/web")))
            .env("KEY", EnvValue.secret())
            .env("DATABASE_URL", EnvValue.of(Ref.datastore("db"), EnvValue.Attribute.URL))
            .env("SECRETS", EnvValue.literal("mine"))
            .datastore("db", db -> db.kind(Datastore.Kind.POSTGRES))
            .build();

    @ParameterizedTest
    @CsvSource({
        "1password, --account ACCOUNT --from shop/production DB_PASSWORD KEY",
        "aws_secrets_manager, --from shop/production DB_PASSWORD KEY",
        "bitwarden, --account ACCOUNT --from shop-production DB_PASSWORD KEY",
        "bitwarden-sm, all",
        "doppler, --from shop/production DB_PASSWORD KEY",
        "gcp, --account default --from default DB_PASSWORD KEY",
        "lastpass, --account ACCOUNT --from shop/production DB_PASSWORD KEY",
        "passbolt, --from shop/production DB_PASSWORD KEY"
    })
    void oneCallAsksForAllNamesAndEachComesOutOfItsAnswer(String vault, String asked) {
        Output output = new KamalProvider().translate(APP, settings(vault));

        assertThat(secrets(output))
                .isEqualTo(
                        "# Read on the machine that runs kamal. Values come from the vault at each command; no secret"
                                + " stands here.\n\nSECRETS_FETCHED=$(kamal secrets fetch --adapter " + vault + " "
                                + asked
                                + ")\nDB_PASSWORD=$(kamal secrets extract DB_PASSWORD $SECRETS_FETCHED)\n"
                                + "KEY=$(kamal secrets extract KEY $SECRETS_FETCHED)\n"
                                + "DATABASE_URL=\"postgres://shop:${DB_PASSWORD}@shop-db:5432/shop_production\"\n");
        assertThat(new KamalProvider().check(output.documents())).isEmpty();
        assertThat(output.findings()).extracting(Finding::code).contains(SecretFinding.VAULT_CHANGES_DOLLAR);
        assertThat(output.findings().stream()
                        .anyMatch(finding -> finding.code() == SecretFinding.VAULT_ACCOUNT_MISSING))
                .isEqualTo(asked.contains("ACCOUNT"));
    }

    @Test
    void whoSignsInAndWhereTheSecretsAreCanBeSet() {
        Output output = new KamalProvider()
                .translate(
                        APP,
                        settings("1password")
                                .with(VaultSettings.ACCOUNT, "acme.1password.com")
                                .with(VaultSettings.PLACE, "My vault/shop"));

        assertThat(secrets(output)).contains(" --account acme.1password.com --from 'My vault/shop' DB_PASSWORD KEY)");
    }

    private static Settings settings(String vault) {
        return Settings.none("kamal").with(VaultSettings.VAULT, vault);
    }

    private static String secrets(Output output) {
        return output.documents().stream()
                .filter(document -> document.path().equals(".kamal/secrets"))
                .map((Document document) -> DocumentWriter.write(document))
                .findFirst()
                .orElseThrow();
    }
}
