package dev.portolan.model;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.fact.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A twelve-factor app as it runs in one stage, with every fact that is known about it. Immutable and checked: an app
 * that is built is valid.
 *
 * @param name the name; any text, providers make legal names of it
 * @param description what it is, in a sentence or two
 * @param stage the stage that this is, such as {@code staging}; unstated means production
 * @param region where it runs, by the name that the platform it comes from has for it
 * @param build how its image comes about
 * @param processes what runs until it is stopped
 * @param jobs what runs to its end
 * @param env the names of the environment that every process and job sees
 * @param datastores the servers that keep its data
 * @param externalServices products of other vendors that it uses
 * @param domains host names under which it is reached
 */
public record App(
        Fact<String> name,
        Fact<String> description,
        Fact<String> stage,
        Fact<String> region,
        Build build,
        List<ProcessType> processes,
        List<Job> jobs,
        List<EnvVariable> env,
        List<Datastore> datastores,
        List<ExternalService> externalServices,
        List<Domain> domains) {

    /**
     * Copies the lists and checks everything.
     *
     * @throws InvalidAppException with all that is wrong
     */
    public App {
        processes = List.copyOf(processes);
        jobs = List.copyOf(jobs);
        env = List.copyOf(env);
        datastores = List.copyOf(datastores);
        externalServices = List.copyOf(externalServices);
        domains = List.copyOf(domains);
        List<Problem> problems = new AppRules(
                        name,
                        description,
                        stage,
                        region,
                        build,
                        processes,
                        jobs,
                        env,
                        datastores,
                        externalServices,
                        domains,
                        new Checks())
                .check();
        if (!problems.isEmpty()) {
            throw new InvalidAppException(problems);
        }
    }

    /** Starts an app of this name. */
    public static Builder builder(String name) {
        return new Builder().name(name);
    }

    /** Starts an app; it needs a name before it can be built. */
    public static Builder builder() {
        return new Builder();
    }

    /** Every fact that is stated, in the order of the components, each once. */
    public List<Fact<?>> facts() {
        return FactWalk.of(this);
    }

    /** The job that runs for each release; where there is none, a job all of whose facts are absent. */
    public Job release() {
        return jobs.stream()
                .filter(job -> job.trigger().orElse(new Trigger.OnDemand()) instanceof Trigger.EachRelease)
                .findFirst()
                .orElse(Job.absent(FactPath.of("jobs", "release")));
    }

    /** The services of all process types. */
    public List<Service> services() {
        return processes.stream()
                .flatMap(process -> process.services().stream())
                .toList();
    }

    /** The names of the environment that hold secrets. */
    public List<EnvVariable> secrets() {
        return env.stream().filter(variable -> variable.secret().isPresent()).toList();
    }

    /** The process type that offers this service. */
    public ProcessType processOf(Service service) {
        return processes.stream()
                .filter(process -> process.path().covers(service.path()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(service.path() + " is not of this app"));
    }

    /**
     * What a pointer points to; the pointers of a valid app lead somewhere.
     *
     * @throws IllegalArgumentException if there is no such thing in this app
     */
    public <T extends Named> T resolve(Ref<T> ref) {
        return find(ref).orElseThrow(() -> new IllegalArgumentException(ref.path() + " is not of this app"));
    }

    /** What a pointer points to, if it is there. */
    public <T extends Named> Optional<T> find(Ref<T> ref) {
        return AppRules.named(processes, jobs, env, datastores, externalServices, domains)
                .filter(ref.type()::isInstance)
                .map(ref.type()::cast)
                .filter(thing -> thing.path().equals(ref.path()))
                .findFirst();
    }

    /** The datastores' and services' references in the environment that point to this thing. */
    public List<EnvVariable> referencesTo(Named thing) {
        return env.stream()
                .filter(variable -> variable.reference()
                        .map(reference -> reference.target().path().equals(thing.path()))
                        .orElse(false))
                .toList();
    }

    /** How the image of a process type comes about: as it says itself, or else as the app does. */
    public Build buildOf(ProcessType process) {
        return process.build() instanceof Build.Unstated ? build : process.build();
    }

    /** The service that answers a domain: the one that it names, or else the app's first public one that speaks HTTP. */
    public Optional<Service> serviceOf(Domain domain) {
        return domain.service()
                .<Optional<Service>>map(this::find)
                .orElse(services().stream()
                        .filter(service -> service.isHttp() && service.isPublic())
                        .findFirst());
    }

    /** The first name of the environment that holds the whole URL of this thing, if one does. */
    public Optional<EnvVariable> urlOf(Named thing) {
        return referencesTo(thing).stream()
                .filter(variable -> variable.reference().get().attribute() == EnvValue.Attribute.URL)
                .findFirst();
    }

    /** States the facts of an app. */
    public static final class Builder extends Statements<Builder> {
        private final Slot<String> name = slot("app");
        private final Slot<String> description = slot("description");
        private final Slot<String> stage = slot("stage");
        private final Slot<String> region = slot("region");
        private Build build = new Build.Unstated();
        private final Children<ProcessType.Builder> processes =
                new Children<>("processes", path -> new ProcessType.Builder(this, path));
        private final Children<Job.Builder> jobs = new Children<>("jobs", path -> new Job.Builder(this, path));
        private final Children<EnvSlots> env = new Children<>("env", EnvSlots::new);
        private final Children<Datastore.Builder> datastores =
                new Children<>("datastores", path -> new Datastore.Builder(this, path));
        private final Children<ExternalService.Builder> externalServices =
                new Children<>("external", path -> new ExternalService.Builder(this, path));
        private final Children<Domain.Builder> domains =
                new Children<>("domains", path -> new Domain.Builder(this, path));

        private Builder() {
            super(FactPath.ROOT, Origin.CODE);
        }

        /** The name; any text. */
        public Builder name(String name) {
            return this.name.state(name);
        }

        /** What it is, in a sentence or two. */
        public Builder description(String description) {
            return this.description.state(description);
        }

        /** The stage that this is; unstated means production. */
        public Builder stage(String stage) {
            return this.stage.state(stage);
        }

        /** Where it runs, by the name that the platform it comes from has for it. */
        public Builder region(String region) {
            return this.region.state(region);
        }

        /** How its image comes about; replaces what was stated before. */
        public Builder build(Consumer<Build.Builder> facts) {
            build = Build.Builder.built(this, path().child("build"), facts);
            return this;
        }

        /** What runs until it is stopped; adds to what was stated of the same name before. */
        public Builder process(String name, Consumer<ProcessType.Builder> facts) {
            facts.accept(processes.get(name).at(origin()));
            return this;
        }

        /** What runs to its end; adds to what was stated of the same name before. */
        public Builder job(String name, Consumer<Job.Builder> facts) {
            facts.accept(jobs.get(name).at(origin()));
            return this;
        }

        /** The job that runs for each release, by the name of {@code release}. */
        public Builder release(Command command) {
            return job("release", job -> job.command(command).trigger(new Trigger.EachRelease()));
        }

        /** What a name of the environment holds. */
        public Builder env(String name, EnvValue value) {
            return env.get(name).value.state(value);
        }

        /** What a name of the environment is for. */
        public Builder envDescription(String name, String description) {
            return env.get(name).description.state(description);
        }

        /** A server that keeps the app's data; adds to what was stated of the same name before. */
        public Builder datastore(String name, Consumer<Datastore.Builder> facts) {
            facts.accept(datastores.get(name).at(origin()));
            return this;
        }

        /** A product of another vendor; adds to what was stated of the same name before. */
        public Builder externalService(String name, Consumer<ExternalService.Builder> facts) {
            facts.accept(externalServices.get(name).at(origin()));
            return this;
        }

        /** A host name under which the app is reached; adds to what was stated of the same name before. */
        public Builder domain(String name, Consumer<Domain.Builder> facts) {
            facts.accept(domains.get(name).at(origin()));
            return this;
        }

        /** A host name under which the app is reached. */
        public Builder domain(String name) {
            return domain(name, domain -> {});
        }

        /**
         * The app.
         *
         * @throws InvalidAppException with all that is wrong
         */
        public App build() {
            var found = new ArrayList<>(problems());
            try {
                var app = new App(
                        name.fact(),
                        description.fact(),
                        stage.fact(),
                        region.fact(),
                        build,
                        processes.build(ProcessType.Builder::build),
                        jobs.build(Job.Builder::build),
                        env.build(slots -> new EnvVariable(slots.value.fact(), slots.description.fact())),
                        datastores.build(Datastore.Builder::build),
                        externalServices.build(ExternalService.Builder::build),
                        domains.build(Domain.Builder::build));
                if (found.isEmpty()) {
                    return app;
                }
            } catch (InvalidAppException e) {
                found.addAll(e.problems());
            }
            throw new InvalidAppException(found);
        }

        private final class EnvSlots {
            private final Slot<EnvValue> value;
            private final Slot<String> description;

            EnvSlots(FactPath path) {
                value = new Slot<>(path);
                description = new Slot<>(path.child("description"));
            }
        }
    }
}
