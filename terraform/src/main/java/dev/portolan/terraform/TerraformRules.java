package dev.portolan.terraform;

import dev.portolan.document.Document;
import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.document.Scalar;
import dev.portolan.document.Sequence;
import dev.portolan.naming.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/**
 * What {@code terraform validate} refuses in a folder of files before it asks any provider: a block that stands twice, a
 * reference to a block that is not there, a provider that is not asked for. For a provider's own
 * {@link dev.portolan.spi.Provider#check check}.
 */
public final class TerraformRules {
    private final List<Document> files;
    private final Map<String, String> declared = new LinkedHashMap<>();
    private final Set<String> providers = new LinkedHashSet<>();
    private final List<Fault> faults = new ArrayList<>();

    /**
     * Something that Terraform refuses.
     *
     * @param path the file
     * @param address the block in it, such as {@code hcloud_server.web}
     * @param message what is wrong, in a sentence that begins with a small letter
     */
    public record Fault(String path, String address, String message) {}

    private TerraformRules(List<Document> files) {
        this.files = files;
    }

    /** The faults of all Terraform files among these documents, folder by folder. */
    public static List<Fault> check(List<Document> documents) {
        var folders = new LinkedHashMap<String, List<Document>>();
        for (Document document : documents) {
            if (document.path().endsWith(".tf.json")) {
                String folder = document.path().substring(0, document.path().lastIndexOf('/') + 1);
                folders.computeIfAbsent(folder, any -> new ArrayList<>()).add(document);
            }
        }
        return folders.values().stream()
                .flatMap(files -> new TerraformRules(files).faults().stream())
                .toList();
    }

    private List<Fault> faults() {
        for (Document file : files) {
            mapping(file.root(), "terraform")
                    .flatMap(settings -> mapping(settings, "required_providers"))
                    .ifPresent(required -> providers.addAll(required.entries().keySet()));
            blocks(file, (address, body) -> declare(file, address));
        }
        for (Document file : files) {
            blocks(file, (address, body) -> {
                provider(file, address);
                references(file, address, body);
            });
        }
        return List.copyOf(faults);
    }

    /** Every block of a file that has an address, and what stands in it. */
    private static void blocks(Document file, BiConsumer<String, Node> action) {
        file.root().entries().forEach((kind, blocks) -> {
            if (!(blocks instanceof Mapping mapping) || kind.equals("terraform")) {
                return;
            }
            switch (kind) {
                case "resource" -> named(mapping, "", action);
                case "data", "ephemeral" -> named(mapping, kind + ".", action);
                case "variable" -> mapping.entries().forEach((name, body) -> action.accept("var." + name, body));
                case "locals" -> mapping.entries().forEach((name, body) -> action.accept("local." + name, body));
                default -> mapping.entries().forEach((name, body) -> action.accept(kind + "." + name, body));
            }
        });
    }

    private static void named(Mapping types, String prefix, BiConsumer<String, Node> action) {
        types.entries().forEach((type, blocks) -> {
            if (blocks instanceof Mapping mapping) {
                mapping.entries().forEach((name, body) -> action.accept(prefix + type + "." + name, body));
            }
        });
    }

    private void declare(Document file, String address) {
        String before = declared.putIfAbsent(address, file.path());
        if (before != null) {
            tell(file, address, "it stands in " + before + " already.");
        }
    }

    private void provider(Document file, String address) {
        String[] steps = address.split("\\.", -1);
        String type = steps.length == 3 ? steps[1] : steps[0];
        boolean isResource = steps.length == 3
                || !List.of("var", "local", "output", "check", "provider").contains(type);
        String provider = type.contains("_") ? type.substring(0, type.indexOf('_')) : type;
        if (isResource && !provider.equals("terraform") && !providers.contains(provider)) {
            tell(file, address, "the provider '" + provider + "' is missing in required_providers.");
        }
    }

    private void references(Document file, String address, Node node) {
        if (node instanceof Mapping mapping) {
            mapping.entries().forEach((key, value) -> {
                if (key.equals("depends_on")) {
                    addresses(value).forEach(other -> known(file, address, other));
                } else if (!key.equals("//") && !isReadBefore(address, key)) {
                    references(file, address, value);
                }
            });
        } else if (node instanceof Sequence sequence) {
            sequence.items().forEach(item -> references(file, address, item));
        } else if (node instanceof Scalar scalar && scalar.isVerbatim()) {
            References.in(scalar.toString()).forEach(other -> known(file, address, other));
        }
    }

    /** Whether Terraform reads it before it knows any value: no text there is a template. */
    private static boolean isReadBefore(String address, String key) {
        return address.startsWith("var.")
                ? List.of("type", "description", "default").contains(key)
                : address.startsWith("output.") && key.equals("description");
    }

    private static List<String> addresses(Node list) {
        return list instanceof Sequence sequence
                ? sequence.items().stream().map(Node::toString).toList()
                : List.of();
    }

    private void known(Document file, String address, String other) {
        if (!declared.containsKey(other)) {
            String question = NearestName.question(other, declared.keySet());
            tell(file, address, "it refers to " + other + ", which is not there." + question);
        }
    }

    private void tell(Document file, String address, String message) {
        faults.add(new Fault(file.path(), address, message));
    }

    private static Optional<Mapping> mapping(Mapping parent, String key) {
        return parent.get(key).filter(Mapping.class::isInstance).map(Mapping.class::cast);
    }
}
