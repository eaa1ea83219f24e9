package dev.portolan.architecture;

import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.GenericDeclaration;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What others can compile against of one type, a line for each member. What every record and enum has is left out, and so
 * is what every object has. Names of java.lang, java.util and of the type's own package stand without their package.
 */
record Signatures(Class<?> type) {
    /** Whether others see the type. */
    static boolean isVisible(Class<?> type) {
        boolean isOpen = isVisible(type.getModifiers());
        return type.getEnclosingClass() == null ? isOpen : isOpen && isVisible(type.getEnclosingClass());
    }

    private static boolean isVisible(int modifiers) {
        return Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    }

    /** The head of the type and its members, sorted, each with two spaces in front. */
    String text() {
        String members = Stream.of(fields(), constructors(), methods())
                .flatMap(lines -> lines.sorted().distinct())
                .map(line -> "  " + line + "\n")
                .collect(Collectors.joining());
        return head() + "\n" + members;
    }

    private String head() {
        var words = new ArrayList<String>();
        int modifiers = type.getModifiers();
        words.add(Modifier.isProtected(modifiers) ? "protected" : "");
        words.add(type.isSealed() ? "sealed" : "");
        words.add(Modifier.isAbstract(modifiers) && !type.isInterface() ? "abstract" : "");
        words.add(Modifier.isFinal(modifiers) && !type.isRecord() && !type.isEnum() ? "final" : "");
        words.add(type.isRecord() ? "record" : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class");
        String components = type.isRecord()
                ? Stream.of(type.getRecordComponents())
                        .map(it -> name(it.getGenericType()) + " " + it.getName())
                        .collect(Collectors.joining(", ", "(", ")"))
                : "";
        words.add(name(type) + variables(type) + components);
        boolean hasParent = !type.isInterface() && !type.isRecord() && !type.isEnum();
        Type parent = type.getGenericSuperclass();
        words.add(hasParent && parent != null && parent != Object.class ? "extends " + name(parent) : "");
        words.add(list(type.isInterface() ? "extends " : "implements ", type.getGenericInterfaces()));
        words.add(type.isSealed() ? list("permits ", inOrder(type.getPermittedSubclasses())) : "");
        return words.stream().filter(word -> !word.isEmpty()).collect(Collectors.joining(" "));
    }

    /** The constants of an enum in their order, which comparing them shows; other fields by name. */
    private Stream<String> fields() {
        Stream<String> constants = type.isEnum()
                ? Stream.of(Stream.of(type.getEnumConstants())
                        .map(constant -> ((Enum<?>) constant).name())
                        .collect(Collectors.joining(", ")))
                : Stream.empty();
        Stream<String> fields = members(Class::getDeclaredFields)
                .filter(field -> !field.isEnumConstant())
                .map(field -> modifiers(field) + name(field.getGenericType()) + " " + field.getName());
        return Stream.concat(constants, fields);
    }

    private Stream<String> constructors() {
        return Stream.of(type.getDeclaredConstructors())
                .filter(it -> isVisible(it.getModifiers()) && !it.isSynthetic() && !isCanonical(it))
                .map(it -> modifiers(it) + "new " + name(type) + parameters(it));
    }

    private Stream<String> methods() {
        return members(Class::getDeclaredMethods)
                .filter(method -> !isGiven(method))
                .map(method -> modifiers(method) + (variables(method) + " ").stripLeading()
                        + nullable(method.getAnnotatedReturnType()) + name(method.getGenericReturnType()) + " "
                        + method.getName() + parameters(method));
    }

    /** Of the type, and of those that it extends and that others do not see. */
    private <M extends Member> Stream<M> members(Function<Class<?>, M[]> declared) {
        var members = new ArrayList<M>();
        for (Class<?> from = type; from != null && (from == type || !isVisible(from)); from = from.getSuperclass()) {
            members.addAll(List.of(declared.apply(from)));
        }
        return members.stream().filter(it -> isVisible(it.getModifiers()) && !it.isSynthetic());
    }

    private boolean isCanonical(Constructor<?> constructor) {
        return type.isRecord()
                && Arrays.equals(
                        constructor.getParameterTypes(),
                        Stream.of(type.getRecordComponents())
                                .map(RecordComponent::getType)
                                .toArray());
    }

    private boolean isGiven(Method method) {
        String name = method.getName();
        boolean isOfObject = Stream.of(Object.class.getMethods())
                .anyMatch(it ->
                        it.getName().equals(name) && Arrays.equals(it.getParameterTypes(), method.getParameterTypes()));
        boolean isOfEnum = type.isEnum() && (name.equals("values") || name.equals("valueOf"));
        boolean isComponent = type.isRecord()
                && method.getParameterCount() == 0
                && Stream.of(type.getRecordComponents())
                        .anyMatch(it -> it.getName().equals(name));
        return isOfObject || isOfEnum || isComponent;
    }

    private String modifiers(Member member) {
        int modifiers = member.getModifiers();
        boolean isField = member instanceof Field;
        return (Modifier.isProtected(modifiers) ? "protected " : "")
                + (Modifier.isStatic(modifiers) ? "static " : "")
                + (member instanceof Method method && method.isDefault() ? "default " : "")
                + (Modifier.isAbstract(modifiers) && !type.isInterface() ? "abstract " : "")
                + (Modifier.isFinal(modifiers) && (isField || !Modifier.isFinal(type.getModifiers())) ? "final " : "");
    }

    private String parameters(Executable executable) {
        var parameters = new ArrayList<String>();
        Type[] types = executable.getGenericParameterTypes();
        Parameter[] names = executable.getParameters();
        for (int i = 0; i < names.length; i++) {
            String type = name(types.length == names.length ? types[i] : names[i].getType());
            boolean isVariable = executable.isVarArgs() && i == names.length - 1;
            parameters.add(nullable(names[i].getAnnotatedType())
                    + (isVariable ? type.substring(0, type.length() - 2) + "..." : type) + " " + names[i].getName());
        }
        return "(" + String.join(", ", parameters) + ")" + list(" throws ", executable.getGenericExceptionTypes());
    }

    private static String nullable(AnnotatedType type) {
        return type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
    }

    private String variables(GenericDeclaration of) {
        return Stream.of(of.getTypeParameters())
                .map(this::variable)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "), all -> all.isEmpty() ? "" : "<" + all + ">"));
    }

    private String variable(TypeVariable<?> variable) {
        String bounds = Stream.of(variable.getBounds())
                .filter(bound -> bound != Object.class)
                .map(this::name)
                .collect(Collectors.joining(" & "));
        return variable.getName() + (bounds.isEmpty() ? "" : " extends " + bounds);
    }

    private String list(String word, Type... types) {
        return types.length == 0 ? "" : word + Stream.of(types).map(this::name).collect(Collectors.joining(", "));
    }

    /** Where nothing says what a type permits, compilers write it in an order of their own. */
    private static Class<?>[] inOrder(Class<?>... types) {
        Arrays.sort(types, Comparator.comparing(Class::getName));
        return types;
    }

    private String name(Type named) {
        String own = type.getPackageName().replace(".", "\\.");
        return named.getTypeName()
                .replaceAll("\\b(java\\.lang|java\\.util|" + own + ")\\.(?=[A-Z])", "")
                .replace('$', '.');
    }
}
