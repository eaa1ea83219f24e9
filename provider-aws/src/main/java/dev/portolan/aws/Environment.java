package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.model.Datastore;
import dev.portolan.model.Domain;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.model.Service;
import java.util.List;
import java.util.Optional;

/**
 * Where each name of the environment has its value: in the task definition, where anybody may read it, or in a parameter
 * of Systems Manager, which ECS reads when a task starts. A parameter is filled by hand or by Terraform, which alone
 * knows addresses that AWS makes up.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/developerguide/secrets-envvar-ssm-paramstore.html">Parameters
 *     as environment</a>
 */
final class Environment {
    private final AwsPlan plan;

    Environment(AwsPlan plan) {
        this.plan = plan;
    }

    /** The variables that stand in task definitions as they are. */
    List<EnvVariable> texts() {
        return variables(Where.TEXT);
    }

    /** The variables whose parameters are filled by hand. */
    List<EnvVariable> byHand() {
        return variables(Where.BY_HAND);
    }

    /** The variables whose parameters Terraform fills. */
    List<EnvVariable> computed() {
        return variables(Where.COMPUTED);
    }

    /** The optional secrets that are not known to have a value. */
    List<EnvVariable> nowhere() {
        return variables(Where.NOWHERE);
    }

    boolean isText(EnvVariable variable) {
        return where(variable) == Where.TEXT;
    }

    boolean isParameter(EnvVariable variable) {
        return where(variable) == Where.BY_HAND || where(variable) == Where.COMPUTED;
    }

    boolean isByHand(EnvVariable variable) {
        return where(variable) == Where.BY_HAND;
    }

    /** The text of a variable that stands as it is. */
    Fact<String> text(EnvVariable variable) {
        return variable.literal()
                .or(variable.reference()
                        .flatMap(reference -> store(variable)
                                .map(store -> ofStore(variable, store, reference.attribute()))
                                .orElseGet(() -> ofService(variable, reference.attribute()))));
    }

    /** The name of a parameter. */
    Fact<String> parameter(EnvVariable variable) {
        return variable.name().with(plan.prefix(), (name, prefix) -> "/" + prefix + "/" + name);
    }

    /** What decides who fills a parameter: the datastore or service that it tells of, and what that follows. */
    Fact<?>[] deciding(EnvVariable variable) {
        return store(variable)
                .map(plan.stores()::deciding)
                .orElseGet(() -> service(variable)
                        .map(service -> new Fact<?>[] {service.name()})
                        .orElse(new Fact<?>[0]));
    }

    /** The datastore that a variable tells of. */
    Optional<Datastore> store(EnvVariable variable) {
        return variable.reference()
                .toOptional()
                .flatMap(reference -> plan.app().find(reference.target()))
                .filter(Datastore.class::isInstance)
                .map(Datastore.class::cast);
    }

    /** The service that a variable tells of. */
    Optional<Service> service(EnvVariable variable) {
        return variable.reference()
                .toOptional()
                .flatMap(reference -> plan.app().find(reference.target()))
                .filter(Service.class::isInstance)
                .map(Service.class::cast);
    }

    private List<EnvVariable> variables(Where where) {
        return plan.app().env().stream()
                .filter(variable -> where(variable) == where)
                .toList();
    }

    private enum Where {
        TEXT,
        BY_HAND,
        COMPUTED,
        NOWHERE
    }

    private Where where(EnvVariable variable) {
        return variable.value()
                .get()
                .match(
                        literal -> Where.TEXT,
                        secret -> isKnown(variable, secret) ? Where.BY_HAND : Where.NOWHERE,
                        reference -> store(variable)
                                .map(store -> where(store, reference.attribute()))
                                .orElseGet(() -> isKnown(variable) ? Where.TEXT : Where.COMPUTED));
    }

    private boolean isKnown(EnvVariable variable, EnvValue.Secret secret) {
        return secret.required()
                || secret.generated()
                || plan.settings()
                        .optionalSecrets()
                        .map(names -> names.contains(variable.path().name()))
                        .orElse(false);
    }

    private Where where(Datastore store, EnvValue.Attribute attribute) {
        boolean isBucket = store.kind().is(Datastore.Kind.OBJECT_STORAGE);
        if (!plan.stores().isCreated(store)) {
            return Where.BY_HAND;
        }
        return switch (attribute) {
            case URL, DIRECT_URL, HOST -> Where.COMPUTED;
            case PORT -> Where.TEXT;
            case USER -> isBucket ? Where.BY_HAND : Where.TEXT;
            case PASSWORD -> isBucket ? Where.BY_HAND : StorePlan.isSql(store) ? Where.COMPUTED : Where.TEXT;
            case DATABASE -> isBucket ? Where.COMPUTED : Where.TEXT;
        };
    }

    /** Whether the address of a service is known before anything is made: AWS makes up those of load balancers. */
    private boolean isKnown(EnvVariable variable) {
        return service(variable)
                .map(service -> !service.isPublic()
                        || variable.reference().get().attribute() == EnvValue.Attribute.PORT
                        || plan.domains().addressOf(service).isPresent())
                .orElse(false);
    }

    private Fact<String> ofStore(EnvVariable variable, Datastore store, EnvValue.Attribute attribute) {
        if (where(store, attribute) != Where.TEXT) {
            return Fact.absent(variable.path());
        }
        Fact<String> text = variable.value().map(any -> "");
        if (attribute == EnvValue.Attribute.PORT) {
            return text.with(store.kind(), (any, kind) -> Integer.toString(portOf(kind)));
        }
        boolean isUser = attribute == EnvValue.Attribute.USER;
        return StorePlan.isSql(store)
                ? text.with(isUser ? plan.stores().user() : plan.stores().database(), (any, name) -> name)
                        .from(store.kind())
                : text.map(any -> attribute == EnvValue.Attribute.DATABASE
                                        && store.kind().is(Datastore.Kind.REDIS)
                                ? "0"
                                : "")
                        .from(store.kind());
    }

    /** The port of a server for data. */
    static int portOf(Datastore.Kind kind) {
        return switch (kind) {
            case POSTGRES -> 5432;
            case MYSQL -> 3306;
            case REDIS -> 6379;
            case MEMCACHED -> 11_211;
            default -> 443;
        };
    }

    private Fact<String> ofService(EnvVariable variable, EnvValue.Attribute attribute) {
        Service service = service(variable).orElseThrow();
        if (!isKnown(variable)) {
            return Fact.absent(variable.path());
        }
        Fact<Integer> port = portOf(service);
        Optional<Domain> domain = plan.domains().addressOf(service);
        Fact<String> host = service.isPublic()
                ? domain.map(one -> one.name().from(one.tls())).orElse(Fact.absent(variable.path()))
                : privateHost(service);
        Fact<String> text = variable.value().map(any -> "").from(service.exposure());
        return switch (attribute) {
            case HOST -> text.with(host, (any, name) -> name);
            case PORT -> text.with(port, (any, number) -> number.toString());
            default ->
                text.with(host, (any, name) -> scheme(service) + "://" + name)
                        .with(port, (url, number) -> isUsual(service, number) ? url : url + ":" + number)
                        .from(service.protocol());
        };
    }

    private Fact<Integer> portOf(Service service) {
        ServicePlan services = plan.services();
        if (!service.isPublic()) {
            return services.internalPort(service);
        }
        return services.isFront(service)
                ? Fact.chosen(plan.domains().isSecure() ? 443 : 80, "the load balancer's own")
                        .from(services.rivals())
                        .from(plan.domains().reasonsForTls())
                : services.publishedPort(service);
    }

    private Fact<String> privateHost(Service service) {
        Task task = plan.taskOf(plan.app().processOf(service));
        return plan.services().host(task).with(plan.services().privateDomain(), (host, domain) -> host + "." + domain);
    }

    private String scheme(Service service) {
        if (!service.isHttp()) {
            return service.protocol().get().toString();
        }
        boolean isSecure = service.isPublic()
                && plan.domains().isSecure()
                && plan.domains()
                        .addressOf(service)
                        .map(domain -> !domain.tls().is(Domain.Tls.NONE))
                        .orElse(true);
        return isSecure ? "https" : "http";
    }

    private boolean isUsual(Service service, int number) {
        return plan.services().isFront(service) && (number == 443 || number == 80);
    }
}
