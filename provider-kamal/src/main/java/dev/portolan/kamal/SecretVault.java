package dev.portolan.kamal;

import dev.portolan.spi.FactTable;
import java.util.List;

/**
 * A vault that Kamal can fetch secrets from. The rows stand in {@code secret-vaults.csv}.
 *
 * @param adapter the name that Kamal has for it
 * @param title the name that people have for it
 * @param account the account that is taken where none is set; empty where it has none
 * @param place where the secrets are looked for, with the service and the stage; empty where that is not said
 * @param placeMeans what such a place is
 * @param what what is asked for in place of the names; empty where the names are
 * @see <a href="https://kamal-deploy.org/docs/commands/secrets/">Secrets</a>
 */
record SecretVault(String adapter, String title, String account, String place, String placeMeans, String what) {
    /** Stands where the user has to say who signs in. */
    static final String UNKNOWN_ACCOUNT = "ACCOUNT";

    private static final String TABLE = "secret-vaults.csv";
    private static final List<SecretVault> ALL =
            FactTable.rows(TABLE, SecretVault.class.getResourceAsStream(TABLE)).stream()
                    .map(row -> new SecretVault(
                            row.get("adapter"),
                            row.get("title"),
                            row.get("account"),
                            row.get("place"),
                            row.get("place means"),
                            row.get("what")))
                    .toList();

    /** Every vault. */
    static List<SecretVault> all() {
        return ALL;
    }

    /** The vault of a name that Kamal has for it. */
    static SecretVault of(String adapter) {
        return ALL.stream()
                .filter(vault -> vault.adapter.equals(adapter))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no vault " + adapter));
    }
}
