package dev.portolan.terraform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.portolan.document.Mapping;
import dev.portolan.document.Node;
import dev.portolan.engine.write.DocumentWriter;
import dev.portolan.fact.Basis;
import dev.portolan.fact.Fact;
import dev.portolan.fact.FactPath;
import dev.portolan.fact.Origin;
import dev.portolan.spi.Output;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a provider asks for, and the file that comes of it. */
class TerraformFileTest {
    private static final Fact<String> NAME = stated("shop", "app");
    private static final Fact<String> NOTHING = Fact.absent(FactPath.of("nothing"));

    private final Output.Builder out = Output.builder();
    private final TerraformFile file = TerraformFile.in(out, "infra/main.tf.json", "All there is.");

    @Test
    void blocksStandInTheOrderInWhichExpertsWriteThem() {
        Ref key = file.variable(
                "ssh_public_key",
                variable -> variable.description("What opens the server.")
                        .type("string")
                        .validation(Expression.of("var.ssh_public_key != \"\""), Expression.text("A key is needed.")));
        Ref network = file.resource("hcloud_network", "private", block -> block.put("name", NAME));
        Ref server = file.resource(
                "hcloud_server",
                NAME,
                block -> block.comment("The only one.")
                        .put("name", NAME)
                        .put("image", NOTHING)
                        .put("backups", fact(false), false)
                        .object("labels", labels -> labels.put(NAME, fact("${literal}")))
                        .list("ssh_keys", keys -> keys.add(key).add(NOTHING).add(Expression.of("local.none", NOTHING)))
                        .block("public_net", net -> net.put("ipv4_enabled", fact(true)))
                        .block("empty", net -> net.put("never", NOTHING))
                        .repeated("network", net -> net.put("network_id", network.at("id")))
                        .lifecycle(cycle -> cycle.preventDestroy("it holds data")
                                .ignoreChanges("Kamal tells", "ssh_keys", "user_data")
                                .postcondition(Expression.of("self.name != \"\""), Expression.text("No name.")))
                        .dependsOn(List.of(network)));
        file.output("address", "Where it is.", server.at("ipv4_address"));
        file.terraform(settings -> settings.requiredVersion(">= 1.11", "what was tried")
                .requiredProvider("hcloud", "hetznercloud/hcloud", "~> 1.68", "what was tried")
                .backend("s3", backend -> backend.put("bucket", fact("x${y}"))));
        file.provider("hcloud", block -> {});
        assertThat(written()).isEqualTo("""
                        {
                          "//": "All there is.",
                          "terraform": {
                            "required_version": ">= 1.11",
                            "required_providers": {
                              "hcloud": {
                                "source": "hetznercloud/hcloud",
                                "version": "~> 1.68"
                              }
                            },
                            "backend": {
                              "s3": {
                                "bucket": "x${y}"
                              }
                            }
                          },
                          "provider": {
                            "hcloud": {}
                          },
                          "variable": {
                            "ssh_public_key": {
                              "description": "What opens the server.",
                              "type": "string",
                              "validation": [
                                {
                                  "condition": "${var.ssh_public_key != \\"\\"}",
                                  "error_message": "A key is needed."
                                }
                              ]
                            }
                          },
                          "resource": {
                            "hcloud_network": {
                              "private": {
                                "name": "shop"
                              }
                            },
                            "hcloud_server": {
                              "shop": {
                                "//": "The only one.",
                                "name": "shop",
                                "labels": {
                                  "shop": "$${literal}"
                                },
                                "ssh_keys": [
                                  "${var.ssh_public_key}"
                                ],
                                "public_net": {
                                  "ipv4_enabled": true
                                },
                                "network": [
                                  {
                                    "network_id": "${hcloud_network.private.id}"
                                  }
                                ],
                                "lifecycle": {
                                  "prevent_destroy": true,
                                  "ignore_changes": [
                                    "ssh_keys",
                                    "user_data"
                                  ],
                                  "postcondition": [
                                    {
                                      "condition": "${self.name != \\"\\"}",
                                      "error_message": "No name."
                                    }
                                  ]
                                },
                                "depends_on": [
                                  "hcloud_network.private"
                                ]
                              }
                            }
                          },
                          "output": {
                            "address": {
                              "value": "${hcloud_server.shop.ipv4_address}",
                              "description": "Where it is."
                            }
                          }
                        }
                        """);
    }

    @Test
    void dataLocalsAndEphemeralValuesAreReferredToByTheirAddresses() {
        Ref zones = file.data("aws_availability_zones", "available", block -> block.put("state", fact("available")));
        Ref password = file.ephemeral("aws_secretsmanager_random_password", "db", block -> {});
        Ref names = file.localList("names", list -> list.add(fact("A")).object(object -> object.put("b", fact(1))));
        Ref policy = file.localObject("policy", object -> object.put("Version", fact("2012-10-17")));
        Ref domain = file.local("domain", NAME);
        Ref first = file.local("first", Expression.of(names, "[0]"));
        assertThat(List.of(zones, password, names, policy, domain, first))
                .extracting(Ref::address)
                .containsExactly(
                        "data.aws_availability_zones.available",
                        "ephemeral.aws_secretsmanager_random_password.db",
                        "local.names",
                        "local.policy",
                        "local.domain",
                        "local.first");
        assertThat(written()).isEqualTo("""
                        {
                          "//": "All there is.",
                          "data": {
                            "aws_availability_zones": {
                              "available": {
                                "state": "available"
                              }
                            }
                          },
                          "ephemeral": {
                            "aws_secretsmanager_random_password": {
                              "db": {}
                            }
                          },
                          "locals": {
                            "names": [
                              "A",
                              {
                                "b": 1
                              }
                            ],
                            "policy": {
                              "Version": "2012-10-17"
                            },
                            "domain": "shop",
                            "first": "${local.names[0]}"
                          }
                        }
                        """);
    }

    @Test
    void whatIsAbsentIsNotWrittenAndNothingIsWrittenOfIt() {
        Ref domain = file.local("domain", NOTHING);
        Ref computed = file.local("computed", Expression.text("x", domain));
        Ref list = file.localList("list", items -> items.add(NOTHING));
        Ref item = list.item(NAME);
        assertThat(List.of(domain, computed, list, item)).allMatch(Expression::isAbsent);
        file.output("domain", "None.", Expression.list(List.of(Expression.of("1"), domain, computed.at("id"))));
        file.output("none", "None.", item.at("id"));
        file.resource("x_y", "z", block -> block.dependsOn(List.of(domain)));
        assertThat(written())
                .contains("\"value\": \"${[1]}\"", "\"z\": {}")
                .doesNotContain("locals", "none", "depends_on");
    }

    @Test
    void aFileWithoutABlockIsNotWritten() {
        assertThat(out.build().documents()).isEmpty();
    }

    @Test
    void everyPlaceKnowsTheFactsThatItRestsOn() {
        Fact<String> zone = stated("example.com", "zone");
        Ref records = file.resource("x_record", NAME, block -> block.from(zone));
        file.resource(
                "x_use",
                "it",
                block -> block.put("one", records.item(zone).at("id"))
                        .put("text", Expression.text("a", zone).from(NAME)));
        file.from(zone);
        var document = out.build().documents().get(0);
        Mapping resources = mapping(document.root(), "resource");
        Mapping use = mapping(mapping(resources, "x_use"), "it");
        assertThat(stated(mapping(mapping(resources, "x_record"), "shop"))).containsExactly("app", "zone");
        assertThat(stated(use.get("one").orElseThrow())).containsExactly("app", "zone");
        assertThat(stated(use.get("text").orElseThrow())).containsExactly("zone", "app");
        assertThat(document.bases()).hasSize(1);
    }

    @Test
    void whatTerraformWouldNotReadIsADefectOfTheProvider() {
        assertThatIllegalArgumentException().isThrownBy(() -> TerraformFile.in(out, "main.json", ""));
        assertThatIllegalArgumentException().isThrownBy(() -> file.resource("x_y", "1st", block -> {}));
        assertThatIllegalArgumentException().isThrownBy(() -> file.resource("x.y", "first", block -> {}));
        assertThatIllegalArgumentException().isThrownBy(() -> Expression.text(1));
        file.resource("x_y", "z", block -> {});
        assertThatIllegalStateException().isThrownBy(() -> file.resource("x_y", "z", block -> {}));
    }

    private String written() {
        return DocumentWriter.write(out.build().documents().get(0));
    }

    private static Mapping mapping(Mapping parent, String key) {
        return (Mapping) parent.get(key).orElseThrow();
    }

    private static List<String> stated(Node node) {
        return node.bases().stream()
                .map(basis -> ((Basis.Stated) basis).path().toString())
                .toList();
    }

    private static <T> Fact<T> fact(T value) {
        return Fact.chosen(value, "a test");
    }

    private static Fact<String> stated(String value, String path) {
        return Fact.stated(FactPath.of(path), value, Origin.CODE);
    }
}
