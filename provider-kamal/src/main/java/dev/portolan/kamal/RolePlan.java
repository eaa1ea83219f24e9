package dev.portolan.kamal;

import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Service;
import dev.portolan.naming.NamePolicy;
import dev.portolan.naming.Names;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which role runs what, and on which servers: Kamal starts one container of a role on each server.
 *
 * @see <a href="https://kamal-deploy.org/docs/configuration/roles/">Roles</a>
 */
final class RolePlan {
    /** The role that Kamal takes for the primary one by itself. */
    static final String WEB = "web";

    private static final NamePolicy ROLE_NAME = new NamePolicy(
            "a Kamal role",
            "https://kamal-deploy.org/docs/configuration/roles/",
            1,
            63,
            false,
            c -> isAlphanumeric(c) || c == '_' || c == '-',
            RolePlan::isAlphanumeric,
            '-');

    private final KamalPlan plan;
    private final List<Role> roles = new ArrayList<>();
    private final Map<String, Role> byProcess = new LinkedHashMap<>();
    private final Fact<String> cron;

    /**
     * A role.
     *
     * @param process the process type that it runs; nothing where no process type is stated
     * @param name its name
     * @param hosts the servers that it runs on
     * @param honoured the count, where it has a say in how many servers there are
     */
    record Role(Optional<ProcessType> process, Fact<String> name, List<Fact<String>> hosts, Fact<Integer> honoured) {}

    RolePlan(KamalPlan plan) {
        this.plan = plan;
        App app = plan.app();
        var names = new Names(ROLE_NAME);
        List<String> taken = new ArrayList<>();
        Optional<ProcessType> first = first(app);
        for (ProcessType process : app.processes()) {
            Fact<String> name = names.of(process.name());
            taken.add(name.get());
            Role role = role(process, name, first.equals(Optional.of(process)));
            roles.add(role);
            byProcess.put(process.name().get(), role);
        }
        String free = "cron";
        while (taken.contains(free)) {
            free += "-jobs";
        }
        cron = Fact.chosen(free, "a role for the jobs that run by the clock")
                .from(only(plan.jobs().inRole().stream().map(job -> job.name()).toList()));
        if (roles.isEmpty()) {
            Fact<String> name = Fact.chosen(WEB, "no process type is stated; the image says what runs");
            roles.add(new Role(Optional.empty(), name, List.of(plan.firstHost()), Fact.absent(name.path())));
        }
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** The roles of the process types, in their order. */
    List<Role> all() {
        return roles;
    }

    /** The role that runs a process type. */
    Role of(ProcessType process) {
        return Objects.requireNonNull(byProcess.get(process.name().get()), process::toString);
    }

    /** The role that offers a service. */
    Role of(Service service) {
        return Objects.requireNonNull(
                byProcess.get(service.path().parent().parent().name()), service::toString);
    }

    /** The name of the role that comes first: Kamal asks it whether a version works. */
    Fact<String> primary() {
        return first(plan.app())
                .map(process -> of(process).name())
                .orElse(roles.get(0).name());
    }

    boolean isPrimary(Role role) {
        return role.name().get().equals(primary().get());
    }

    /** What keeps a role from being the primary one: without that one the next, and only that, would be. */
    Fact<?>[] reasonsForNext(Role role) {
        return roles.stream().filter(other -> !isPrimary(other)).findFirst().filter(role::equals).stream()
                .map(next -> primary())
                .toArray(Fact<?>[]::new);
    }

    /** The role that runs the jobs by the clock. */
    Fact<String> cron() {
        return cron;
    }

    /** Whether some role runs on another server than the first, where a container of the first is not seen by name. */
    boolean isSpread() {
        return roles.stream().anyMatch(role -> role.hosts().size() > 1);
    }

    /** What makes the only role that runs on several servers run on more than one. */
    Fact<?>[] reasonsForSpread() {
        return only(roles.stream()
                .filter(role -> role.hosts().size() > 1)
                .map(Role::honoured)
                .toList());
    }

    /** The only one of these facts: without it what rests on it would not be there. */
    static Fact<?>[] only(List<? extends Fact<?>> facts) {
        return facts.size() == 1 ? new Fact<?>[] {facts.get(0)} : new Fact<?>[0];
    }

    /** What all of these rest on, where they rest on the same. */
    static Fact<?>[] common(List<? extends Fact<?>> facts) {
        boolean isCommon = facts.stream().allMatch(fact -> stated(fact).equals(stated(facts.get(0))));
        return facts.isEmpty() || !isCommon ? new Fact<?>[0] : new Fact<?>[] {facts.get(0)};
    }

    private static List<Basis> stated(Fact<?> fact) {
        return fact.bases().stream().filter(Basis.Stated.class::isInstance).toList();
    }

    private static Optional<ProcessType> first(App app) {
        return app.processes().stream()
                .filter(process -> process.name().is(WEB))
                .findFirst()
                .or(() -> app.processes().stream().findFirst());
    }

    private Role role(ProcessType process, Fact<String> name, boolean isPrimary) {
        int servers = plan.hosts().size();
        Fact<Integer> wanted = process.count().or(process.autoscaling().min().filter(least -> least > 0));
        int least = isPrimary ? 1 : 0;
        Fact<Integer> honoured = wanted.filter(count -> servers > 1 || (count >= least && count <= servers));
        int number = Math.max(least, Math.min(servers, wanted.orElse(1)));
        return new Role(Optional.of(process), name, plan.hosts().subList(0, number), honoured);
    }
}
