package dev.portolan.aws;

import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Scalar;
import dev.portolan.document.Sequence;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What ECS refuses in a task definition for Fargate.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RegisterTaskDefinition.html">RegisterTaskDefinition</a>
 */
final class TaskRules {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,255}");
    private static final Pattern VALUE_FROM = Pattern.compile(
            "arn:aws[a-z-]*:ssm:[a-z0-9-]+:[0-9]{12}:parameter/[A-Za-z0-9_./-]+|/[A-Za-z0-9_./-]+"
                    + "|arn:aws[a-z-]*:secretsmanager:[a-z0-9-]+:[0-9]{12}:secret:[A-Za-z0-9/_+=.@-]+(:[^:]*:[^:]*:[^:]*)?");

    /** What only machines of one's own have. */
    private static final List<String> NOT_ON_FARGATE = List.of(
            "links",
            "hostname",
            "privileged",
            "disableNetworking",
            "dnsServers",
            "dnsSearchDomains",
            "extraHosts",
            "dockerSecurityOptions");

    private static final List<String> TASK_NOT_ON_FARGATE =
            List.of("ipcMode", "placementConstraints", "inferenceAccelerators", "proxyConfiguration");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final List<String> CONDITIONS = List.of("START", "COMPLETE", "SUCCESS", "HEALTHY");
    private static final int MOST_BYTES = 64 * 1024;
    private static final List<String> LOG_DRIVERS = List.of("awslogs", "splunk", "awsfirelens");

    private final AwsRules rules;
    private final String path;
    private final String where;

    TaskRules(AwsRules rules, String path, String where) {
        this.rules = rules;
        this.path = path;
        this.where = where;
    }

    /** A whole task definition. */
    void definition(Mapping task) {
        name("family", AwsRules.text(task, "family"));
        size(task, "cpu", "memory");
        number(AwsRules.mapping(task, "ephemeralStorage"), "sizeInGiB", 21, 200);
        if (task.get("networkMode").isPresent()
                && !AwsRules.text(task, "networkMode").equals("awsvpc")) {
            refuse("networkMode has to be awsvpc on Fargate");
        }
        TASK_NOT_ON_FARGATE.stream()
                .filter(key -> task.get(key).isPresent())
                .forEach(key -> refuse("Fargate has no " + key));
        if (JsonSize.of(task) > MOST_BYTES) {
            refuse("it is longer than the 64 KiB that ECS takes; long values belong into parameters");
        }
        List<Mapping> containers = AwsRules.mappings(task, "containerDefinitions");
        containers(containers);
        Set<String> volumes = new LinkedHashSet<>();
        AwsRules.mappings(task, "volumes").forEach(volume -> volumes.add(AwsRules.text(volume, "name")));
        for (Mapping container : containers) {
            AwsRules.mappings(container, "mountPoints").stream()
                    .map(mount -> AwsRules.text(mount, "sourceVolume"))
                    .filter(volume -> !volumes.contains(volume))
                    .forEach(volume -> refuse("no volume is called '" + volume + "'"));
        }
        sum(task, containers, "cpu");
        sum(task, containers, "memory");
    }

    /** The containers of a task. */
    void containers(List<Mapping> containers) {
        Set<String> names = new LinkedHashSet<>();
        for (Mapping container : containers) {
            String name = AwsRules.text(container, "name");
            name("a container's name", name);
            if (!names.add(name)) {
                refuse("two containers are called '" + name + "'");
            }
            container(container);
        }
        if (!containers.isEmpty()
                && containers.stream()
                        .allMatch(container ->
                                AwsRules.text(container, "essential").equals("false"))) {
            refuse("at least one container has to be essential");
        }
        for (Mapping container : containers) {
            conditions(container);
            before(container).stream()
                    .filter(other -> !names.contains(other))
                    .forEach(other -> refuse("dependsOn names '" + other + "', which is not there"));
        }
        List<Mapping> waiting = new ArrayList<>(containers);
        while (waiting.removeIf(container ->
                waiting.stream().noneMatch(other -> before(container).contains(AwsRules.text(other, "name"))))) {
            // each round starts those that wait for none of the others
        }
        if (!waiting.isEmpty()) {
            refuse("containers wait for each other by dependsOn");
        }
    }

    private void conditions(Mapping container) {
        AwsRules.mappings(container, "dependsOn").stream()
                .map(other -> AwsRules.text(other, "condition"))
                .filter(condition -> !CONDITIONS.contains(condition))
                .forEach(condition -> refuse("dependsOn has the condition '" + condition + "'; "
                        + String.join(", ", CONDITIONS) + " are expected"));
    }

    private static List<String> before(Mapping container) {
        return AwsRules.mappings(container, "dependsOn").stream()
                .map(other -> AwsRules.text(other, "containerName"))
                .toList();
    }

    /** The pair of CPU units and memory. */
    void size(Mapping in, String cpuKey, String memoryKey) {
        String cpu = AwsRules.text(in, cpuKey);
        String memory = AwsRules.text(in, memoryKey);
        boolean isPair = isNumber(cpu) && isNumber(memory);
        if (isPair && !new FargateSize(Integer.parseInt(cpu), Integer.parseInt(memory)).isValid()) {
            refuse("Fargate has no size of " + cpu + " CPU units and " + memory + " MiB");
        }
        boolean isJson = cpuKey.equals("cpu") && memoryKey.equals("memory") && where.isEmpty();
        if (isJson && Stream.of(cpuKey, memoryKey).anyMatch(key -> isNoText(in, key))) {
            refuse("cpu and memory of a task are texts, not numbers");
        }
    }

    private void container(Mapping container) {
        String image = AwsRules.text(container, "image");
        if (container.get("image").isEmpty()) {
            refuse("the container '" + AwsRules.text(container, "name") + "' has no image");
        }
        if (image.endsWith(":latest")) {
            rules.doubt(path, where + "the image '" + image + "' is another one from time to time");
        }
        NOT_ON_FARGATE.stream()
                .filter(key -> container.get(key).isPresent())
                .forEach(key -> refuse("Fargate has no " + key));
        number(container, "stopTimeout", 0, ContainerDefinition.LONGEST_STOP);
        environment(container);
        logs(AwsRules.mapping(container, "logConfiguration"), container);
        health(AwsRules.mapping(container, "healthCheck"));
        for (Mapping port : AwsRules.mappings(container, "portMappings")) {
            if (port.get("hostPort").isPresent()
                    && !AwsRules.text(port, "hostPort").equals(AwsRules.text(port, "containerPort"))) {
                refuse("hostPort has to be the containerPort on Fargate");
            }
        }
    }

    private void environment(Mapping container) {
        Set<String> names = new LinkedHashSet<>();
        Stream.of("environment", "secrets")
                .flatMap(list -> AwsRules.mappings(container, list).stream())
                .map(variable -> AwsRules.text(variable, "name"))
                .filter(name -> !name.isEmpty() && !names.add(name))
                .forEach(name -> refuse("the name " + name + " stands twice in environment and secrets"));
        names.stream()
                .filter(name -> !VARIABLE.matcher(name).matches())
                .forEach(name ->
                        rules.doubt(path, where + "no shell can read the name '" + name + "' of the environment"));
        for (Mapping secret : AwsRules.mappings(container, "secrets")) {
            String from = AwsRules.text(secret, "valueFrom");
            if (!from.isEmpty() && !VALUE_FROM.matcher(from).matches()) {
                refuse("valueFrom '" + from + "' names no parameter and no secret");
            }
        }
    }

    private void logs(Mapping logs, Mapping container) {
        if (container.get("logConfiguration").isEmpty()) {
            return;
        }
        String driver = AwsRules.text(logs, "logDriver");
        if (!LOG_DRIVERS.contains(driver)) {
            refuse("the log driver '" + driver + "' is none of " + String.join(", ", LOG_DRIVERS));
        }
        Mapping options = AwsRules.mapping(logs, "options");
        if (driver.equals("awslogs")) {
            Stream.of("awslogs-group", "awslogs-region", "awslogs-stream-prefix")
                    .filter(option -> options.get(option).isEmpty())
                    .forEach(option -> refuse("awslogs needs " + option));
        }
    }

    private void health(Mapping health) {
        health.get("command").ifPresent(command -> {
            List<String> words = command instanceof Sequence list
                    ? list.items().stream().map(Object::toString).toList()
                    : List.of();
            boolean isShell = words.size() == 2 && words.get(0).equals("CMD-SHELL");
            if (!isShell && !(words.size() > 1 && words.get(0).equals("CMD"))) {
                refuse("a health check's command begins with CMD, or is CMD-SHELL and one text");
            }
        });
        number(health, "interval", 5, 300);
        number(health, "timeout", 2, 60);
        number(health, "retries", 1, 10);
        number(health, "startPeriod", 0, 300);
    }

    private void sum(Mapping task, List<Mapping> containers, String key) {
        String whole = AwsRules.text(task, key);
        long parts = containers.stream()
                .map(container -> AwsRules.text(container, key))
                .filter(TaskRules::isNumber)
                .mapToLong(Long::parseLong)
                .sum();
        if (isNumber(whole) && parts > Long.parseLong(whole)) {
            refuse("the containers ask for more " + key + " than the task has");
        }
    }

    private void number(Mapping in, String key, int least, int greatest) {
        String text = AwsRules.text(in, key);
        if (!text.isEmpty() && !(isNumber(text) && Long.parseLong(text) >= least && Long.parseLong(text) <= greatest)) {
            refuse(key + " is " + text + "; " + least + " to " + greatest + " is expected");
        }
    }

    private void name(String what, String name) {
        if (!name.isEmpty() && !NAME.matcher(name).matches()) {
            refuse(what + " '" + name + "' has to be of letters, digits, '_' and '-'");
        }
    }

    private static boolean isNoText(Mapping in, String key) {
        Node node = in.get(key).orElse(null);
        return node instanceof Scalar scalar && !(scalar.value() instanceof String);
    }

    private static boolean isNumber(String text) {
        return text.matches("[0-9]{1,9}");
    }

    private void refuse(String detail) {
        rules.refuse(path, where + detail);
    }
}
