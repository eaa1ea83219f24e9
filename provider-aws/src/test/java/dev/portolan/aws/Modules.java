package dev.portolan.aws;

import dev.portolan.engine.RenderedFile;
import dev.portolan.testkit.terraform.ProviderSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Many apps in one folder of Terraform, each as a module of its own: Terraform and its provider start once for all. Only
 * the provider's settings and the place of the state, of which a run has one, are taken out of the copies.
 */
final class Modules {
    /** What stands for every password where the values of ephemeral resources are made up. */
    static final String PASSWORD = "a-password-of-nobody";

    /** What a service leaves behind when it is made up. */
    static final String SERVICE = "a service is made";

    /** What the rows are of which the table of the provider's schema is made. */
    static final ProviderSchema SCHEMA = ProviderSchema.read(
            "hashicorp/aws", "aws-schema.csv", Modules.class.getResourceAsStream("/aws-schema.csv"));

    private final Path folder;
    private final boolean isMocked;
    private final Map<String, Object> modules = new LinkedHashMap<>();

    private Modules(Path folder, boolean isMocked) {
        this.folder = folder;
        this.isMocked = isMocked;
    }

    /** As the files are. */
    static Modules in(Path folder) {
        return new Modules(folder, false);
    }

    /** With values in place of ephemeral resources, which {@code terraform test} cannot make up. */
    static Modules mocked(Path folder) {
        return new Modules(folder, true);
    }

    /** Adds an app; answers the module's name. */
    String add(List<RenderedFile> files) throws IOException {
        String name = "app" + modules.size();
        Map<String, Object> inputs = new LinkedHashMap<>(Map.of("source", "./" + name + "/" + infra(files)));
        for (RenderedFile file : files) {
            Path path = folder.resolve(name).resolve(file.path());
            Files.createDirectories(Objects.requireNonNull(path.getParent()));
            Files.writeString(path, file.path().endsWith(".tf.json") ? part(file.content(), inputs) : file.content());
            if (file.path().endsWith(".sh")) {
                Files.setPosixFilePermissions(
                        path, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
            }
        }
        modules.put(name, inputs);
        return name;
    }

    /** Each stage past production has a folder of its own. */
    private static String infra(List<RenderedFile> files) {
        return files.stream()
                .map(RenderedFile::path)
                .filter(path -> path.endsWith("/main.tf.json"))
                .map(path -> path.substring(0, path.lastIndexOf('/')))
                .findFirst()
                .orElseThrow();
    }

    /** Writes what calls them all. */
    void finish() throws IOException {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put(
                "terraform",
                Json.object(
                        "{\"required_providers\":{\"aws\":{\"source\":\"hashicorp/aws\",\"version\":\">= 5.0\"}}}"));
        root.put(
                "provider",
                Json.object("{\"aws\":{\"region\":\"us-east-1\",\"default_tags\":{\"tags\":{\"App\":\"all\"}}}}"));
        root.put("variable", Json.object("{\"image\":{\"type\":\"string\",\"default\":\"v1\"}}"));
        root.put("module", modules);
        Files.writeString(folder.resolve("main.tf.json"), Json.write(root));
    }

    /** One file of a module; what it wants to be told is noted. */
    private String part(String content, Map<String, Object> inputs) {
        Map<String, Object> file = Json.object(content);
        file.remove("provider");
        if (file.containsKey("terraform")) {
            Map<String, Object> settings = Json.at(file, "terraform");
            settings.remove("backend");
            Json.at(Json.at(settings, "required_providers"), "aws").put("version", ">= 5.0");
        }
        if (file.containsKey("variable")) {
            Json.at(file, "variable").forEach((name, variable) -> {
                if (!Json.object(variable).containsKey("default")) {
                    inputs.put(name, name.equals("image") ? "${var.image}" : "arn:aws:acm:us-east-1:1:certificate/a");
                }
            });
        }
        if (isMocked && file.containsKey("resource")) {
            Json.object(Json.at(file, "resource").getOrDefault("aws_ecs_service", Map.of()))
                    .values()
                    .forEach(service -> Json.object(service)
                            .put(
                                    "provisioner",
                                    Json.object("{\"local-exec\":{\"command\":\"echo '" + SERVICE
                                            + "' >> \\\"$RECORD/calls\\\"\"}}")));
        }
        if (!isMocked || !file.containsKey("ephemeral")) {
            return Json.write(file);
        }
        Map<String, Object> made = Json.object(Objects.requireNonNull(file.remove("ephemeral")));
        made.replaceAll((type, all) -> {
            Map<String, Object> values = new LinkedHashMap<>();
            Json.object(all)
                    .keySet()
                    .forEach(name -> values.put(
                            name, new LinkedHashMap<>(Map.of("random_password", PASSWORD, "secret_string", PASSWORD))));
            return values;
        });
        Json.object(file.computeIfAbsent("locals", key -> new LinkedHashMap<String, Object>()))
                .put("ephemeral", made);
        return Json.write(file).replace("${ephemeral.", "${local.ephemeral.");
    }

    /** The names of the modules. */
    List<String> names() {
        return new ArrayList<>(modules.keySet());
    }
}
