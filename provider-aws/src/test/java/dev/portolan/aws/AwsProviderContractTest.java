package dev.portolan.aws;

import dev.portolan.document.Document;
import dev.portolan.engine.RenderedFile;
import dev.portolan.model.App;
import dev.portolan.source.TargetOptions.GivenSetting;
import dev.portolan.spi.Provider;
import dev.portolan.testkit.ProviderContract;
import dev.portolan.testkit.RunningApp;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;

/** What every provider promises. */
class AwsProviderContractTest extends ProviderContract {
    @BeforeAll
    static void tellHowMuchIsStated() {
        KitchenSinks.all()
                .forEach(app -> System.out.println(
                        "aws: a kitchen sink of " + app.facts().size() + " leaves, each mutated"));
    }

    @Override
    protected Provider provider() {
        return new AwsProvider();
    }

    /** The workflow comes on top of all else; the one step that it replaces stands in the fixtures. */
    @Override
    protected List<GivenSetting> settings() {
        return List.of(given("ci", "github"), given("state-bucket", "states"), given("ci-repository", "acme/shop"));
    }

    @Override
    protected RunningApp readBack(List<RenderedFile> files) {
        return EcsReader.read(files);
    }

    @Override
    protected List<App> moreApps() {
        return Stream.concat(AwsApps.all().stream(), KitchenSinks.all().stream())
                .toList();
    }

    @Override
    protected List<List<GivenSetting>> otherSettings() {
        return List.of(
                List.of(
                        given("name", "other-name"),
                        given("account", "210987654321"),
                        given("region", "ap-south-1"),
                        given("state-bucket", "states"),
                        given("ci", "github"),
                        given("ci-branch", "release"),
                        given("tasks", "private"),
                        given("zone", "example.com"),
                        given("database-class", "db.m7g.large"),
                        given("cache-node", "cache.m7g.large"),
                        given("optional-secrets", "SENTRY_DSN")),
                List.of(
                        given("vpc", "vpc-0abc"),
                        given("ci", "github"),
                        given("architecture", "ARM64"),
                        given("memory", "2048"),
                        given("certificate", "arn:aws:acm:us-east-1:123456789012:certificate/abc")));
    }

    @Override
    protected List<List<Document>> refused() {
        return List.of(List.of(BrokenFiles.refused()), List.of(BrokenFiles.doubtful()));
    }
}
