package dev.portolan.aws;

import dev.portolan.spi.FactTable;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A region of AWS.
 *
 * @param code the name that AWS has for it, such as {@code eu-west-1}
 * @param city where it is
 * @param names the names that other platforms have for the place
 * @see <a href="https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-regions.html">Regions</a>
 */
record AwsRegion(String code, String city, List<String> names) {
    private static final List<AwsRegion> ALL =
            FactTable.rows("aws-regions.csv", AwsRegion.class.getResourceAsStream("aws-regions.csv")).stream()
                    .map(row -> new AwsRegion(
                            row.get("code"),
                            row.get("city"),
                            List.of(row.get("platform region names").split(";", -1))))
                    .toList();

    /** Copies the names. */
    AwsRegion {
        names = List.copyOf(names);
    }

    /** Every region that needs no opt-in. */
    static List<AwsRegion> all() {
        return ALL;
    }

    /** The region of a code, or of a name that another platform has for the same place. */
    static Optional<AwsRegion> of(String name) {
        String plain = name.toLowerCase(Locale.ROOT);
        return ALL.stream()
                .filter(region -> region.code.equals(plain) || region.names.contains(plain))
                .findFirst();
    }
}
