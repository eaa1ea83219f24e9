package dev.portolan.model;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;

/**
 * A disk that outlives the instance that it is mounted in.
 *
 * @param name the name, unique in its process type
 * @param mountPath the absolute path inside the container; not {@code /}
 * @param sizeGiB the size in GiB; at least 1
 */
public record Volume(Fact<String> name, Fact<String> mountPath, Fact<Integer> sizeGiB) implements Named {
    /** States the facts of a volume. */
    public static final class Builder extends Statements<Builder> {
        private final Fact<String> name = named();
        private final Slot<String> mountPath = slot("path");
        private final Slot<Integer> sizeGiB = slot("size");

        Builder(Statements<?> parent, FactPath path) {
            super(parent, path);
        }

        /** The absolute path inside the container. */
        public Builder mountPath(String path) {
            return mountPath.state(path);
        }

        /** The size in GiB. */
        public Builder sizeGiB(int size) {
            return sizeGiB.state(size);
        }

        Volume build() {
            return new Volume(name, mountPath.fact(), sizeGiB.fact());
        }
    }
}
