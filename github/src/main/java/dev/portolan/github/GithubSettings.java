package dev.portolan.github;

import dev.portolan.fact.Fact;
import dev.portolan.spi.Setting;
import dev.portolan.spi.Settings;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a user may set of continuous deployment, in the same words for every target.
 *
 * @param ci what deploys on each push
 * @param branch the branch whose pushes are deployed
 */
public record GithubSettings(Fact<String> ci, Fact<String> branch) {
    /** What deploys on each push. */
    public static final Setting<String> CI = Setting.choice(
            "ci",
            "What deploys each push: github writes a workflow for GitHub Actions. Unset: nothing, deploys are typed.",
            List.of("github"));

    /** In a workflow a branch's name is a pattern, and of the signs in a name only these mean nothing there. */
    private static final Pattern PLAIN_BRANCH = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_./-]{0,199}");

    /** The branch whose pushes are deployed. */
    public static final Setting<String> BRANCH = new Setting<>(
            "ci-branch",
            "The branch whose pushes are deployed, where ci is set. Unset: main.",
            "the name of a branch: letters, digits and _ . / -",
            false,
            texts -> {
                if (!PLAIN_BRANCH.matcher(texts.get(0)).matches()) {
                    throw new IllegalArgumentException("letters, digits and _ . / - are expected");
                }
                return texts.get(0);
            });

    /** The values that were set for a target which has both settings. */
    public static GithubSettings of(Settings settings) {
        return new GithubSettings(
                settings.get(CI), settings.get(BRANCH).orChosen("main", "what most repositories deploy"));
    }

    /** Whether GitHub deploys. */
    public boolean isOn() {
        return ci.isPresent();
    }
}
