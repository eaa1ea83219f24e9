package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.spi.Setting;
import dev.portolan.spi.Settings;
import java.util.List;

/**
 * What a user may set for the vault that holds the secrets.
 *
 * @param vault which one; absent where the environment of whoever deploys has them
 * @param account who signs in to it
 * @param place where in it they are
 */
record VaultSettings(Fact<String> vault, Fact<String> account, Fact<String> place) {
    static final Setting<String> VAULT = Setting.choice(
            "secrets",
            "The vault that Kamal fetches the secrets from at each deploy. Unset: the environment of whoever deploys has"
                    + " them.",
            SecretVault.all().stream().map(SecretVault::adapter).toList());
    static final Setting<String> ACCOUNT =
            words("secrets-account", "Who signs in to the vault, or the profile of AWS. Unset: the usual one.");
    static final Setting<String> PLACE = words(
            "secrets-from",
            "Where in the vault the secrets are: for 1Password a vault and an item, for Doppler a project and a"
                    + " configuration, for others a folder or a project. Unset: named after the service and the stage.");

    static final List<Setting<?>> ALL = List.of(VAULT, ACCOUNT, PLACE);

    static VaultSettings of(Settings settings) {
        return new VaultSettings(settings.get(VAULT), settings.get(ACCOUNT), settings.get(PLACE));
    }

    /** Text that dotenv, Kamal's reader of words and a shell leave as it is inside single quotes. */
    private static Setting<String> words(String name, String description) {
        return new Setting<>(name, description, "letters, digits, spaces and ._/@:|+-", false, texts -> {
            if (!texts.get(0).matches("[A-Za-z0-9._/@:|+-]([A-Za-z0-9 ._/@:|+-]*[A-Za-z0-9._/@:|+-])?")) {
                throw new IllegalArgumentException(
                        "letters, digits, spaces and ._/@:|+- are expected, not '" + texts.get(0) + "'");
            }
            return texts.get(0);
        });
    }
}
