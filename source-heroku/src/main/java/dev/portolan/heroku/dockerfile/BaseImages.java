package dev.portolan.heroku.dockerfile;

import dev.portolan.heroku.secret.NamePattern;
import dev.portolan.spi.FactTable;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What images that others publish have of a shell, by the table {@code base-images.csv}. */
enum BaseImages {
    /** No shell at all. */
    NONE,
    /** A shell that is not bash. */
    SH,
    /** Bash, or nobody knows. */
    UNKNOWN;

    private static final List<FactTable.Row> ROWS =
            FactTable.rows("base-images.csv", BaseImages.class.getResourceAsStream("base-images.csv"));

    private static final Pattern HUB = Pattern.compile("^(docker\\.io/)?(library/)?");

    /** An install of bash in one command of a shell; a package whose name only begins so is another one. */
    private static final Pattern INSTALL =
            Pattern.compile("\\b(?:add|install)\\b[^&|;]{0,4000}(?<![\\w/.-])bash(?![\\w-])");

    /** Where a shell would be copied to. */
    private static final List<String> SHELL_FOLDERS =
            List.of("/", "/bin", "/bin/", "/usr", "/usr/", "/usr/bin", "/usr/bin/");

    /** What the image has, the base's shell and what was installed upon it. */
    static BaseImages of(Image image) {
        BaseImages base = of(image.base().name());
        boolean isInstalled = image.runs().stream()
                .anyMatch(run -> INSTALL.matcher(run.text()).find());
        boolean isCopied = image.copies().stream()
                .filter(copied -> copied.from().isPresent())
                .anyMatch(copied -> SHELL_FOLDERS.contains(copied.target())
                        || List.of("sh", "bash", "busybox").contains(Paths.name(copied.target())));
        // Into an image that is empty a whole system may be unpacked.
        boolean isUnpacked = base == NONE
                && image.base().name().equals("scratch")
                && image.copies().stream()
                        .anyMatch(copied -> copied.sources().stream().anyMatch(source -> source.contains(".tar")));
        return isInstalled || isCopied || isUnpacked ? UNKNOWN : base;
    }

    static BaseImages of(String reference) {
        String name = HUB.matcher(reference.replaceFirst("@.*", "")).replaceFirst("");
        int colon = name.indexOf(':', name.lastIndexOf('/') + 1);
        String repository = colon < 0 ? name : name.substring(0, colon);
        String tag = colon < 0 ? "" : name.substring(colon + 1);
        return ROWS.stream()
                .filter(row -> NamePattern.fits(row.get("repository"), repository) && tag.contains(row.get("tag")))
                .findFirst()
                .map(row -> valueOf(row.get("shell").toUpperCase(Locale.ROOT)))
                .orElse(UNKNOWN);
    }
}
