package dev.portolan.fly;

import dev.portolan.fact.Fact;
import dev.portolan.github.GithubSettings;
import dev.portolan.spi.Setting;
import dev.portolan.spi.Settings;
import java.util.List;

/**
 * What a user may set for Fly.
 *
 * @param app the name of the app on Fly
 * @param organization the organization that owns all that is made
 * @param region the code of the primary region
 * @param memoryMiB the memory of machines for which none is stated
 * @param autoStop what the proxy does with idle machines
 * @param builder the builder image for builds with buildpacks
 * @param strategy how a deploy replaces machines
 * @param databasePlan the plan of Managed Postgres
 * @param redisPlan the plan of Redis
 * @param ipv4 whether the app gets an address of its own
 * @param schedule what starts the jobs that run by the clock
 * @param github what of it GitHub does
 */
record FlySettings(
        Fact<String> app,
        Fact<String> organization,
        Fact<String> region,
        Fact<Integer> memoryMiB,
        Fact<String> autoStop,
        Fact<String> builder,
        Fact<String> strategy,
        Fact<String> databasePlan,
        Fact<String> redisPlan,
        Fact<String> ipv4,
        Fact<String> schedule,
        GithubSettings github) {

    static final Setting<String> APP = Setting.text(
            "app", "The app's name on Fly, which no other app of anybody has. Unset: the app's own name, made legal.");
    static final Setting<String> ORGANIZATION = Setting.text(
            "organization",
            "The slug of the Fly organization that owns the app. Unset: flyctl asks, or takes the only one; the script that"
                    + " makes Redis takes it from FLY_ORG.");
    static final Setting<String> REGION = Setting.choice(
            "region",
            "The code of the primary region. Unset: the region nearest to the app's present one, else iad.",
            FlyRegion.all().stream().map(FlyRegion::code).toList());
    static final Setting<Integer> MEMORY =
            Setting.number("memory", "MiB for machines of processes that state no memory. Unset: 512.", 256, 131_072);
    static final Setting<String> AUTO_STOP = Setting.choice(
            "auto-stop",
            "What the proxy does with machines that have nothing to do. Unset: off, or stop where autoscaling is stated.",
            List.of("off", "stop", "suspend"));
    static final Setting<String> BUILDER = Setting.text(
            "builder", "The builder image for buildpacks. Unset: the one that the app states, else Paketo's.");
    static final Setting<String> STRATEGY = Setting.choice(
            "strategy",
            "How a deploy replaces machines. Unset: rolling, as Fly does by itself.",
            List.of("rolling", "immediate", "canary", "bluegreen"));
    static final Setting<String> DATABASE_PLAN = Setting.choice(
            "database-plan",
            "The plan of Managed Postgres. Unset: the smallest with the memory that is stated, else basic.",
            MpgPlan.all().stream().map(MpgPlan::name).toList());
    static final Setting<String> REDIS_PLAN = Setting.text(
            "redis-plan", "A plan that 'fly redis plans' names. Unset: pay as you go, a price for each command.");
    static final Setting<String> IPV4 = Setting.choice(
            "ipv4",
            "Whether the app gets an IPv4 address of its own, which is billed and which raw TCP and UDP need. Unset: shared.",
            List.of("shared", "dedicated"));
    static final Setting<String> SCHEDULE = Setting.choice(
            "schedule",
            "What starts jobs by the clock: a process group with supercronic, or machines that Fly starts about"
                    + " hourly, daily, weekly or monthly. Unset: supercronic.",
            List.of("supercronic", "steps"));

    static final List<Setting<?>> ALL = List.of(
            APP,
            ORGANIZATION,
            REGION,
            MEMORY,
            AUTO_STOP,
            BUILDER,
            STRATEGY,
            DATABASE_PLAN,
            REDIS_PLAN,
            IPV4,
            SCHEDULE,
            GithubSettings.CI,
            GithubSettings.BRANCH);

    static FlySettings of(Settings settings) {
        return new FlySettings(
                settings.get(APP),
                settings.get(ORGANIZATION),
                settings.get(REGION),
                settings.get(MEMORY),
                settings.get(AUTO_STOP),
                settings.get(BUILDER),
                settings.get(STRATEGY),
                settings.get(DATABASE_PLAN),
                settings.get(REDIS_PLAN),
                settings.get(IPV4),
                settings.get(SCHEDULE),
                GithubSettings.of(settings));
    }

    /** Whether jobs by the clock are started by a process group of their own. */
    boolean usesSupercronic() {
        return !schedule.is("steps");
    }
}
