package dev.portolan.aws;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;
import software.amazon.awssdk.services.ecs.model.RegisterTaskDefinitionRequest;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * A task definition against the model of the API that AWS's SDK carries: names and kinds of members, constants, and what
 * is required, which the SDK leaves to the server and stands here.
 */
final class EcsApi {
    private static final Map<String, List<String>> REQUIRED = Map.of(
            "RegisterTaskDefinitionRequest", List.of("family", "containerDefinitions"),
            "ContainerDefinition", List.of("name", "image"),
            "HealthCheck", List.of("command"),
            "Secret", List.of("name", "valueFrom"),
            "LogConfiguration", List.of("logDriver"),
            "EphemeralStorage", List.of("sizeInGiB"));

    private final List<String> errors = new ArrayList<>();

    private EcsApi() {}

    /** What the API would refuse in a task definition. */
    static List<String> errors(Map<String, Object> definition) {
        var api = new EcsApi();
        api.object("", definition, RegisterTaskDefinitionRequest.builder());
        return api.errors;
    }

    private void object(String path, Object value, SdkPojo model) {
        if (!(value instanceof Map<?, ?>)) {
            errors.add(path + " is no object");
            return;
        }
        Map<String, Object> object = Json.object(value);
        Class<?> type = (model instanceof SdkBuilder<?, ?> builder ? builder.build() : model).getClass();
        Map<String, SdkField<?>> fields = new LinkedHashMap<>();
        model.sdkFields().forEach(field -> fields.put(field.locationName(), field));
        REQUIRED.getOrDefault(type.getSimpleName(), List.of()).stream()
                .filter(name -> !object.containsKey(name))
                .forEach(name -> errors.add(path + "/" + name + " is missing"));
        object.forEach((name, member) -> {
            SdkField<?> field = fields.get(name);
            if (field == null) {
                errors.add(path + "/" + name + " is unknown");
            } else {
                value(path + "/" + name, member, field);
                constant(path + "/" + name, member, field, type);
            }
        });
    }

    private void value(String path, Object value, SdkField<?> field) {
        MarshallingType<?> kind = field.marshallingType();
        if (kind == MarshallingType.SDK_POJO) {
            object(path, value, field.constructor().get());
        } else if (kind == MarshallingType.LIST && value instanceof List<?> list) {
            SdkField<?> item = field.getTrait(ListTrait.class).memberFieldInfo();
            list.forEach(one -> value(path, one, item));
        } else if (kind == MarshallingType.MAP && value instanceof Map<?, ?> map) {
            SdkField<?> item = field.getTrait(MapTrait.class).valueFieldInfo();
            map.forEach((key, one) -> value(path + "/" + key, one, item));
        } else if (!isOf(kind, value)) {
            errors.add(path + " is no " + kind.getTargetClass().getSimpleName());
        }
    }

    private static boolean isOf(MarshallingType<?> kind, Object value) {
        return (kind == MarshallingType.STRING && value instanceof String)
                || (kind == MarshallingType.BOOLEAN && value instanceof Boolean)
                || ((kind == MarshallingType.INTEGER || kind == MarshallingType.LONG) && value instanceof Long);
    }

    /** The getter of a member with constants returns one of them, the member itself is a text. */
    private void constant(String path, Object value, SdkField<?> field, Class<?> type) {
        String getter = field.memberName().substring(0, 1).toLowerCase(Locale.ROOT)
                + field.memberName().substring(1);
        Stream.of(type.getMethods())
                .filter(method -> method.getName().equals(getter) && method.getParameterCount() == 0)
                .map(method -> method.getReturnType())
                .filter(Class::isEnum)
                .filter(constants -> Stream.of(constants.getEnumConstants())
                        .noneMatch(one -> one.toString().equals(value)))
                .forEach(constants -> errors.add(path + " '" + value + "' is no " + constants.getSimpleName()));
    }
}
