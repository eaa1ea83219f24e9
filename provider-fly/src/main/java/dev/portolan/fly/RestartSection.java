package dev.portolan.fly;

import dev.portolan.document.Mapping;
import dev.portolan.document.Sequence;
import dev.portolan.fact.Fact;
import java.util.ArrayList;
import java.util.List;

/**
 * {@code [[restart]]}: what happens when a process ends. Fly restarts what fails; a process type runs until it is
 * stopped, so the others are restarted too. Where the proxy sends requests, it starts machines itself.
 *
 * @see <a href="https://fly.io/docs/reference/configuration/#the-restart-section">The restart section</a>
 */
final class RestartSection {
    private RestartSection() {}

    static void write(FlyPlan plan, Mapping toml) {
        List<Fact<String>> groups = new ArrayList<>();
        List<Fact<?>> owners = new ArrayList<>();
        for (FlyPlan.Group group : plan.groups()) {
            if (group.process().services().stream().noneMatch(plan.services()::isHttpService)) {
                owners.add(group.process().name());
                groups.add(group.process().services().stream()
                        .map(plan.services()::reasonsFor)
                        .reduce(group.name(), (name, reasons) -> name.from(reasons), (one, same) -> one));
            }
        }
        if (!plan.cronJobs().isEmpty()) {
            owners.add(plan.cronGroup());
            groups.add(plan.cronGroup());
        }
        if (groups.isEmpty()) {
            return;
        }
        Mapping restart =
                toml.list("restart").from(owners.toArray(Fact<?>[]::new)).add();
        restart.put(
                "policy",
                Fact.chosen("always", "a process runs until it is stopped")
                        .from(owners.size() == 1 ? owners.toArray(Fact<?>[]::new) : new Fact<?>[0]));
        if (!plan.hasDefaultGroup()) {
            Sequence names = restart.list("processes");
            groups.forEach(names::add);
        }
    }
}
