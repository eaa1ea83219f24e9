package dev.portolan.engine.report;

/** How many of a thing there are, in words. */
final class Quantity {
    private Quantity() {}

    /** As {@code 1 app} and {@code 2 apps}. */
    static String of(long count, String thing) {
        return count + " " + thing + (count == 1 ? "" : "s");
    }
}
