package dev.portolan.kamal;

import dev.portolan.fact.Fact;
import dev.portolan.shell.PosixShell;
import java.util.Optional;

/**
 * How the secrets come out of a vault: all by one call, whose answer stands under a name, and each out of that.
 *
 * @see <a href="https://kamal-deploy.org/docs/commands/secrets/">Secrets</a>
 */
final class VaultPlan {
    private final KamalPlan plan;
    private final VaultSettings settings;

    VaultPlan(KamalPlan plan, VaultSettings settings) {
        this.plan = plan;
        this.settings = settings;
    }

    /** The vault, if one is set. */
    Optional<SecretVault> vault() {
        return settings.vault().map(SecretVault::of).toOptional();
    }

    /** What the user set. */
    VaultSettings settings() {
        return settings;
    }

    /** Whether Kamal asks who signs in and nobody said it. */
    boolean isAccountMissing() {
        return vault().filter(vault -> vault.account().equals(SecretVault.UNKNOWN_ACCOUNT)
                        && settings.account().isAbsent())
                .isPresent();
    }

    /** The name under which the file keeps the vault's answer: one that no secret has. */
    Fact<String> answer() {
        String free = "SECRETS";
        while (isTaken(free)) {
            free += "_FETCHED";
        }
        return Fact.chosen(free, "as Kamal's docs call it").from(settings.vault());
    }

    /** The start of the call that asks the vault; what it is asked for follows. */
    Fact<String> call() {
        Fact<String> call = settings.vault().map(adapter -> "kamal secrets fetch --adapter " + adapter);
        if (account().isPresent()) {
            call = call.with(account(), (start, name) -> start + " --account " + PosixShell.quote(name));
        }
        return isPlacePassed()
                ? call.with(place(), (start, from) -> start + " --from " + PosixShell.quote(from))
                : call;
    }

    /** What the vault is asked for where that is not the names. */
    Fact<String> all() {
        return settings.vault()
                .map(adapter -> SecretVault.of(adapter).what())
                .filter(what -> !what.isEmpty())
                .map(what -> settings.place().map(project -> project + "/").orElse("") + what)
                .from(settings.place());
    }

    /** Where in the vault the secrets are. */
    Fact<String> place() {
        Fact<String> usual = settings.vault()
                .map(adapter -> SecretVault.of(adapter).place())
                .with(plan.service(), (place, service) -> place.replace("{service}", service));
        Fact<String> ofStage = plan.destination().isAbsent()
                ? usual.map(place -> place.replace("{stage}", KamalPlan.PRODUCTION))
                : usual.with(plan.destination(), (place, stage) -> place.replace("{stage}", stage));
        return settings.place().isPresent() ? settings.place().from(settings.vault()) : ofStage;
    }

    /** What follows a name to take its value out of the answer. */
    String extract(String name) {
        return "$(kamal secrets extract " + name + " $" + answer().get() + ")";
    }

    private boolean isTaken(String name) {
        return plan.app().env().stream().anyMatch(variable -> variable.name().is(name));
    }

    private Fact<String> account() {
        return settings.vault()
                .map(adapter -> SecretVault.of(adapter).account())
                .filter(usual -> !usual.isEmpty())
                .map(usual -> settings.account().orElse(usual))
                .or(settings.account().from(settings.vault()));
    }

    private boolean isPlacePassed() {
        return vault().filter(vault -> vault.what().isEmpty()).isPresent();
    }
}
