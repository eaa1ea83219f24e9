package dev.portolan.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portolan.testkit.terraform.ProviderSchema;
import dev.portolan.testkit.terraform.RealTerraform;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Terraform takes the stand-in for a provider, and holds files against its schema. */
class StandInTest {
    private static final String REQUIRED =
            "{\"terraform\":{\"required_providers\":{\"x\":{\"source\":\"acme/x\",\"version\":\"~> 1.0\"}}},";

    @TempDir
    private Path folder;

    @Test
    void whatTheSchemaHasIsTaken() throws IOException, InterruptedException {
        var run = validate("\"resource\":{\"x_server\":{\"a\":{\"name\":\"b\",\"sizes\":[1],\"places\":[],"
                + "\"net\":[{\"ip\":\"1\"},{\"ip\":\"${data.x_zone.z.spots[0].name}\"}],\"secret_wo\":\"c\"}}},"
                + "\"data\":{\"x_zone\":{\"z\":{}}}}");
        assertThat(run.out()).contains("Success!");
    }

    @Test
    void settingsOfTheProviderAreHeldAgainstItsSchema() throws IOException, InterruptedException {
        String server = "\"resource\":{\"x_server\":{\"a\":{\"name\":\"b\"}}}";
        assertThat(validate(server + ",\"provider\":{\"x\":{\"region\":\"here\"}}}")
                        .out())
                .contains("Success!");
        assertThat(validate(server + ",\"provider\":{\"x\":{\"place\":\"here\"}}}")
                        .errors())
                .contains("\"place\"");
    }

    @Test
    void whatTheProviderFillsMayBeSet() throws IOException, InterruptedException {
        assertThat(validate("\"resource\":{\"x_server\":{\"a\":{\"name\":\"b\",\"zone\":\"c\"}}}}")
                        .out())
                .contains("Success!");
    }

    @Test
    void whatTheSchemaLacksIsRefused() throws IOException, InterruptedException {
        assertThat(validate("\"resource\":{\"x_server\":{\"a\":{\"nmae\":\"b\"}}}}")
                        .errors())
                .contains("\"nmae\"", "\"name\" is required");
        assertThat(validate("\"resource\":{\"x_server\":{\"a\":{\"name\":\"b\",\"net\":{\"ip\":[]}}}}}")
                        .errors())
                .contains("Incorrect attribute value type");
        assertThat(validate("\"resource\":{\"x_serverr\":{\"a\":{}}}}").errors())
                .contains("Invalid resource type");
        assertThat(validate("\"resource\":{\"x_server\":{\"a\":{\"name\":\"${data.x_zone.z.nmae}\"}}},"
                                + "\"data\":{\"x_zone\":{\"z\":{}}}}")
                        .errors())
                .contains("Unsupported attribute");
    }

    @Test
    void aSchemaThatFillsManyFramesArrivesWhole() throws IOException, InterruptedException {
        var rows = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            rows.append("resource,x_many,argument_").append(i).append(",optional string\n");
        }
        assertThat(validate(rows.toString(), "\"resource\":{\"x_many\":{\"a\":{\"argument_19999\":\"b\"}}}}")
                        .out())
                .contains("Success!");
    }

    private RealTerraform.Run validate(String file) throws IOException, InterruptedException {
        return validate("", file);
    }

    private RealTerraform.Run validate(String more, String file) throws IOException, InterruptedException {
        String table = """
                # A test.
                kind,type,argument,shape
                provider,x,region,optional string
                resource,x_server,id,computed number
                resource,x_server,name,required string
                resource,x_server,zone,optional-computed string
                resource,x_server,sizes,optional list(number)
                resource,x_server,places,optional set(string)
                resource,x_server,secret_wo,write-only string
                resource,x_server,net,block set
                resource,x_server,net.ip,optional string
                data,x_zone,spots,computed list(object(name:string;id:number))
                """ + more;
        var schema = ProviderSchema.read(
                "acme/x", "test.csv", new ByteArrayInputStream(table.getBytes(StandardCharsets.UTF_8)));
        Files.writeString(folder.resolve("main.tf.json"), REQUIRED + file);
        var terraform = RealTerraform.in(folder, schema);
        assumeTrue(terraform.isPresent());
        return terraform.get().run("validate", "-no-color");
    }
}
