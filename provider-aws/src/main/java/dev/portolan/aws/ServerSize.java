package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.spi.FactTable;
import java.util.List;

/**
 * A size of a server for data: an instance class of RDS or a node type of ElastiCache.
 *
 * @param name the name that AWS has for it
 * @param memoryMiB its memory in MiB
 */
record ServerSize(String name, int memoryMiB) {
    private static final List<ServerSize> DATABASES = table("rds-classes.csv", "class");
    private static final List<ServerSize> CACHES = table("elasticache-nodes.csv", "node");

    /** The class of a database: the smallest with this much memory. */
    static ServerSize database(int memoryMiB) {
        return of(DATABASES, memoryMiB);
    }

    /** The node of a cache: a quarter of its memory stays reserved for backups and failover. */
    static ServerSize cache(int memoryMiB) {
        return of(CACHES, (int) Math.min(Integer.MAX_VALUE, memoryMiB * 4L / 3));
    }

    /** The name of the size: as it is set, by the memory that is stated, or the smallest. */
    static Fact<String> name(Fact<String> set, Fact<Integer> memory, java.util.function.IntFunction<ServerSize> of) {
        return set.isPresent()
                ? set.from(memory)
                : memory.map(stated -> of.apply(stated).name())
                        .orChosen(of.apply(1).name(), "no memory is stated");
    }

    private static ServerSize of(List<ServerSize> sizes, int memoryMiB) {
        return sizes.stream()
                .filter(size -> size.memoryMiB >= memoryMiB)
                .findFirst()
                .orElse(sizes.get(sizes.size() - 1));
    }

    private static List<ServerSize> table(String resource, String column) {
        return FactTable.rows(resource, ServerSize.class.getResourceAsStream(resource)).stream()
                .map(row -> new ServerSize(row.get(column), Integer.parseInt(row.get("memory"))))
                .toList();
    }
}
