package dev.portolan.aws;

import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvVariable;
import dev.portolan.terraform.Block;
import dev.portolan.terraform.Expression;
import dev.portolan.terraform.Ref;
import dev.portolan.terraform.TerraformFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * {@code databases.tf.json}: PostgreSQL and MySQL by RDS. The password is made by AWS, kept by Secrets Manager, read for
 * a moment and handed to the database and to the parameters that hold it; it stands in no plan and in no state.
 *
 * @see <a href="https://registry.terraform.io/providers/hashicorp/aws/latest/docs/resources/db_instance">aws_db_instance</a>
 */
final class Databases {
    private static final int LEAST_STORAGE = 20;
    private static final int MOST_STORAGE = 65_536;

    private final Infrastructure infra;
    private final AwsPlan plan;
    private final StorePlan stores;
    private final Parameters parameters;
    private final Map<FactPath, Ref> instances = new LinkedHashMap<>();
    private final Map<FactPath, Expression> passwords = new LinkedHashMap<>();

    Databases(Infrastructure infra, Parameters parameters) {
        this.infra = infra;
        this.parameters = parameters;
        plan = infra.plan();
        stores = plan.stores();
    }

    void write() {
        List<Datastore> databases = stores.databases();
        if (databases.isEmpty()) {
            return;
        }
        TerraformFile file =
                infra.file("databases", "Databases, reached by the tasks only.").from(StorePlan.names(databases));
        Ref version = file.variable(
                "database_password_version",
                variable -> variable.type("number")
                        .description(
                                "Raise it by one to give every database a new password, then start the tasks anew.")
                        .defaultsTo(Fact.chosen(1, "the first password")));
        Ref subnets = file.resource(
                "aws_db_subnet_group",
                "main",
                block -> block.put("name", plan.prefix())
                        .put("subnet_ids", infra.network().dataSubnets()));
        stores.primaries().forEach(store -> primary(file, store, subnets, version));
        List<Datastore> waiting =
                databases.stream().filter(store -> store.follows().isPresent()).toList();
        while (!waiting.isEmpty()) {
            List<Datastore> later = waiting.stream().filter(this::waits).toList();
            waiting.stream().filter(store -> !waits(store)).toList().forEach(store -> replica(file, store));
            waiting = later;
        }
        databases.forEach(store -> plan.app().referencesTo(store).stream()
                .filter(variable -> !plan.environment().isText(variable))
                .forEach(variable -> parameter(file, store, variable, version)));
    }

    private boolean waits(Datastore store) {
        return stores.leader(store)
                .filter(leader -> instances.get(leader.path()) == null)
                .isPresent();
    }

    private void primary(TerraformFile file, Datastore store, Ref subnets, Ref version) {
        Expression password = password(file, store, version);
        passwords.put(store.path(), password);
        Ref group = group(file, store);
        Fact<Integer> storage = store.storageGiB().map(size -> Math.max(LEAST_STORAGE, Math.min(MOST_STORAGE, size)));
        instances.put(store.path(), file.resource("aws_db_instance", stores.block(store), block -> {
            block.from(store.placement());
            block.put("identifier", stores.server(store));
            block.put("engine", engine(store));
            block.put("engine_version", version(store));
            size(block, store);
            block.put("allocated_storage", storage.orChosen(LEAST_STORAGE, "the least that RDS has"));
            block.put(
                    "max_allocated_storage",
                    storage.map(size -> (int) Math.min(MOST_STORAGE, size * 4L))
                            .orChosen(4 * LEAST_STORAGE, "a full disk stops the app"));
            common(block, store, group);
            block.put("db_name", stores.database());
            block.put("username", stores.user());
            block.put("password_wo", password);
            block.put("password_wo_version", version);
            block.put("db_subnet_group_name", subnets.at("name"));
            boolean isCache = store.purpose().is(Datastore.Purpose.CACHE);
            block.put("backup_retention_period", chosen(isCache ? 1 : 7, "days", store));
            block.put("deletion_protection", chosen(!isCache, "what the data is worth", store));
            block.put("skip_final_snapshot", chosen(isCache, "what the data is worth", store));
            if (!isCache) {
                block.put(
                        "final_snapshot_identifier",
                        stores.server(store).map(name -> name + "-final").from(store.purpose()));
            }
        }));
        Ref made = Objects.requireNonNull(instances.get(store.path()));
        infra.needs(made);
        file.output(stores.block(store).map(name -> "host_" + name), "The address of the server.", made.at("address"));
    }

    private void replica(TerraformFile file, Datastore store) {
        Datastore leader = stores.leader(store).orElseThrow();
        Ref source = Objects.requireNonNull(instances.get(leader.path()));
        Ref group = group(file, store);
        instances.put(store.path(), file.resource("aws_db_instance", stores.block(store), block -> {
            block.from(StorePlan.names(stores.chain(store))).from(store.placement());
            block.put("identifier", stores.server(store));
            block.put("replicate_source_db", source.at("identifier").from(store.follows()));
            size(block, store);
            common(block, store, group);
            block.put("skip_final_snapshot", Fact.chosen(true, "its leader has all of it"));
        }));
    }

    private void size(Block block, Datastore store) {
        block.put(
                "instance_class",
                ServerSize.name(
                        plan.settings().databaseClass(),
                        store.memoryMiB().or(stores.primary(store).memoryMiB()),
                        ServerSize::database));
    }

    private void common(Block block, Datastore store, Ref group) {
        block.put("storage_type", Fact.chosen("gp3", "cheaper than gp2 and no slower"));
        block.put("storage_encrypted", Fact.chosen(true, "it costs nothing"));
        block.put("multi_az", store.highAvailability(), false);
        block.list("vpc_security_group_ids", groups -> groups.add(group.at("id")));
    }

    private Ref group(TerraformFile file, Datastore store) {
        Fact<String> name = stores.block(store).map(block -> "store_" + block);
        Ref group = infra.network().group(file, name, "A database");
        Fact<Integer> port = Fact.chosen(Environment.portOf(store.kind().get()), "the engine's own port")
                .from(store.kind());
        infra.needs(infra.network().admit(file, name, infra.network().appGroup(), group, port));
        return group;
    }

    private static Expression password(TerraformFile file, Ref version, Fact<String> block, Fact<String> name) {
        Ref random = file.ephemeral(
                "aws_secretsmanager_random_password",
                block.get(),
                random1 -> random1.from(block)
                        .put("password_length", Fact.chosen(32, "long enough for ever"))
                        .put("exclude_punctuation", Fact.chosen(true, "a URL takes every letter of it as it is")));
        Ref secret = file.resource(
                "aws_secretsmanager_secret",
                block,
                kept -> kept.put("name", name)
                        .put("recovery_window_in_days", Fact.chosen(7, "a week to change one's mind")));
        Ref stored = file.resource(
                "aws_secretsmanager_secret_version",
                block,
                kept -> kept.put("secret_id", secret.at("id"))
                        .put("secret_string_wo", random.at("random_password"))
                        .put("secret_string_wo_version", version));
        return file.ephemeral(
                        "aws_secretsmanager_secret_version",
                        block.get(),
                        read -> read.from(block)
                                .put("secret_id", stored.at("secret_id"))
                                .put("version_id", stored.at("version_id")))
                .at("secret_string");
    }

    private Expression password(TerraformFile file, Datastore store, Ref version) {
        Fact<String> block = stores.block(store);
        return password(file, version, block, stores.secret(store));
    }

    private void parameter(TerraformFile file, Datastore store, EnvVariable variable, Ref version) {
        EnvValue.Attribute attribute = variable.reference().get().attribute();
        Expression address = Objects.requireNonNull(instances.get(store.path())).at("address");
        Expression password =
                Objects.requireNonNull(passwords.get(stores.primary(store).path()));
        if (attribute == EnvValue.Attribute.HOST) {
            parameters.plain(file, variable, address);
        } else if (attribute == EnvValue.Attribute.PASSWORD) {
            parameters.secret(file, variable, password, version);
        } else {
            boolean isPostgres = store.kind().is(Datastore.Kind.POSTGRES);
            String tail = isPostgres ? "?sslmode=require" : "";
            Expression url = Expression.text(
                    isPostgres ? "postgres://" : "mysql://",
                    stores.user(),
                    ":",
                    password,
                    "@",
                    address,
                    ":" + Environment.portOf(store.kind().get()) + "/",
                    stores.database(),
                    tail);
            parameters.secret(file, variable, url.from(store.kind()), version);
        }
    }

    private static Fact<String> engine(Datastore store) {
        return store.kind().map(kind -> kind == Datastore.Kind.POSTGRES ? "postgres" : "mysql");
    }

    /** The version that a database gets. */
    static Fact<String> version(Datastore store) {
        String engine = engine(store).get();
        return store.version()
                .map(wanted -> EngineVersion.nearest(engine, wanted).version())
                .orChosen(EngineVersion.newest(engine).version(), "the newest, as none is stated")
                .from(store.kind());
    }

    private static <T> Fact<T> chosen(T value, String why, Datastore store) {
        return Fact.chosen(value, why).from(store.purpose());
    }
}
