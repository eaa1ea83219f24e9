package dev.portolan.fly;

import dev.portolan.document.Mapping;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Rules of {@code [[mounts]]}. Sizes of volumes are decimal: a bare number and "gb" mean 10^9 bytes.
 *
 * @see <a href="https://github.com/superfly/flyctl/blob/master/internal/appconfig/validation.go">validateMounts</a>
 */
final class MountRules {
    private static final long GIGABYTE = 1_000_000_000L;

    private final FlyToml toml;
    private final List<Mapping> mounts;

    MountRules(FlyToml toml) {
        this.toml = toml;
        mounts = FlyToml.tables(toml.root(), "mounts");
    }

    void check() {
        if (mounts.isEmpty()) {
            return;
        }
        String strategy = FlyToml.text(FlyToml.table(toml.root(), "deploy"), "strategy");
        if (strategy.equals("canary")) {
            toml.refuses("deploy.strategy", "canary deployment strategy is not supported when using mounted volumes");
        }
        if (strategy.equals("bluegreen")) {
            toml.fails("deploy.strategy", "bluegreen deployment strategy is not supported when using mounted volumes");
        }
        for (String group : toml.groups()) {
            if (mounts.stream().filter(mount -> toml.isFor(mount, group)).count() > 1) {
                toml.refuses("mounts", "group '" + group + "' has more than one [[mounts]] section");
            }
        }
        mounts.forEach(this::mount);
    }

    private void mount(Mapping mount) {
        if (FlyToml.text(mount, "source").isEmpty()
                || FlyToml.text(mount, "destination").isEmpty()) {
            toml.fails("mounts", "source and destination are needed");
        }
        if (FlyToml.text(mount, "destination").equals("/")) {
            toml.fails("mounts.destination", "a volume cannot be mounted on /");
        }
        gigabytes(mount, "initial_size")
                .filter(size -> size.compareTo(BigDecimal.ONE) < 0)
                .ifPresent(size -> toml.refuses("mounts.initial_size", "initial_size must be at least 1GB"));
        FlyToml.whole(mount, "snapshot_retention")
                .filter(days -> days < 1 || days > 60)
                .ifPresent(days ->
                        toml.refuses("mounts.snapshot_retention", "snapshot_retention must be between 1 and 60"));
        extension(mount);
    }

    private void extension(Mapping mount) {
        int threshold = FlyToml.whole(mount, "auto_extend_size_threshold").orElse(0);
        Optional<BigDecimal> increment = gigabytes(mount, "auto_extend_size_increment");
        Optional<BigDecimal> limit = gigabytes(mount, "auto_extend_size_limit");
        if (threshold == 0 && increment.isEmpty() && limit.isEmpty()) {
            return;
        }
        if (threshold < 50 || threshold > 99) {
            toml.refuses("mounts", "auto_extend_size_threshold must be between 50 and 99");
        }
        if (increment.filter(size -> isBetween(size, 100)).isEmpty()) {
            toml.refuses("mounts", "auto_extend_size_increment must be between 1GB and 100GB");
        }
        if (limit.filter(size -> !isBetween(size, 500)).isPresent()) {
            toml.refuses("mounts", "auto_extend_size_limit must be between 1GB and 500GB");
        }
    }

    private static boolean isBetween(BigDecimal size, int most) {
        return size.compareTo(BigDecimal.ONE) >= 0 && size.compareTo(BigDecimal.valueOf(most)) <= 0;
    }

    private Optional<BigDecimal> gigabytes(Mapping mount, String key) {
        return toml.bytes(mount, key, "mounts." + key, 1000, GIGABYTE)
                .map(bytes -> bytes.divideToIntegralValue(BigDecimal.valueOf(GIGABYTE)));
    }
}
