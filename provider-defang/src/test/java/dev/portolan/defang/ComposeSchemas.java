package dev.portolan.defang;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The schema of the Compose Specification, and the newer copy of it inside compose-go. */
final class ComposeSchemas {
    private final List<Schema> schemas = new ArrayList<>();

    private ComposeSchemas() {}

    /** Both, where the folder beside the clone is there. */
    static Optional<ComposeSchemas> find() throws IOException {
        Optional<Path> canonical = SharedFiles.find("schemas/compose-spec.json");
        Optional<Path> newer = SharedFiles.find("schemas/compose-spec.compose-go.json");
        if (canonical.isEmpty() || newer.isEmpty()) {
            return Optional.empty();
        }
        var both = new ComposeSchemas();
        both.add(SpecificationVersion.DRAFT_7, canonical.get());
        both.add(SpecificationVersion.DRAFT_2020_12, newer.get());
        return Optional.of(both);
    }

    private void add(SpecificationVersion version, Path file) throws IOException {
        // The schema's own name is no absolute address, which the validator demands of one.
        String text = Files.readString(file).replaceFirst("\"\\$id\":\\s*\"[^\"]*\",", "");
        schemas.add(SchemaRegistry.withDefaultDialect(version).getSchema(text, InputFormat.JSON));
    }

    /** What either of them has against a file, whose references back are resolved first. */
    List<String> errors(String yaml) {
        String json = Json.of(DefangReader.parse(yaml));
        return schemas.stream()
                .flatMap(schema -> schema.validate(json, InputFormat.JSON).stream())
                .map(Error::toString)
                .toList();
    }
}
