package dev.portolan.kamal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.model.App;
import dev.portolan.model.Datastore;
import dev.portolan.report.Step;
import dev.portolan.spi.Settings;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Copies that are kept elsewhere: each has a name of its own, and is made of what is there. */
class BackupStepsTest {
    private static final App APP = App.builder("shop")
            .datastore("main", store -> store.kind(Datastore.Kind.POSTGRES))
            .datastore("audit", store -> store.kind(Datastore.Kind.POSTGRES))
            .datastore("broker", store -> store.kind(Datastore.Kind.RABBITMQ))
            .build();

    @Test
    void dumps_of_two_databases_have_two_names() {
        assertThat(step("backup.main", Settings.none("kamal")))
                .contains("> shop-main.dump", "root@192.0.2.10:shop-main.dump");
        assertThat(step("backup.audit", Settings.none("kamal")))
                .contains("> shop-audit.dump", "root@192.0.2.10:shop-audit.dump");
    }

    @Test
    void the_folder_is_the_one_that_deploy_yml_names() {
        assertThat(step("backup.broker", Settings.none("kamal"))).contains("shop-broker/data");
        assertThat(step("backup.broker", InfraApps.HETZNER)).contains("/mnt/data/shop-broker");
    }

    private static String step(String id, Settings settings) {
        List<Step> steps = new KamalProvider().translate(APP, settings).steps();
        return steps.stream()
                .filter(step -> step.id().equals(id))
                .map(Step::toString)
                .collect(Collectors.joining());
    }
}
