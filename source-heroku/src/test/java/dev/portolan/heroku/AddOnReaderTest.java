package dev.portolan.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.model.Datastore;
import dev.portolan.model.EnvValue;
import dev.portolan.model.EnvValue.Attribute;
import dev.portolan.model.ExternalService;
import dev.portolan.model.Ref;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddOnReaderTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "'addons': ['heroku-postgresql:standard-0 --version=15']",
                "'addons': ['heroku-postgresql:Standard-0 --version 15']",
                "'addons': 'heroku-postgresql:standard-0 --version=15'",
                "'addons': [{'plan': 'heroku-postgresql:standard-0', 'options': {'version': '15'}}]",
                "'addons': [{'plan': 'heroku-postgresql:standard-0', 'options': {'version': 15}}]",
            })
    void planAndVersionAreReadFromEveryForm(String addons) {
        var project = Project.appJson("{" + addons + "}");
        Datastore postgres = Project.named(project.app().datastores(), "postgres");
        assertThat(postgres.kind().get()).isEqualTo(Datastore.Kind.POSTGRES);
        assertThat(postgres.version().get()).isEqualTo("15");
        assertThat(postgres.memoryMiB().get()).isEqualTo(4096);
        assertThat(postgres.storageGiB().get()).isEqualTo(64);
        assertThat(postgres.connections().get()).isEqualTo(120);
        assertThat(postgres.highAvailability().get()).isFalse();
    }

    @Test
    void addOnSetsItsNameOfTheEnvironmentWithoutBeingAsked() {
        var url = Project.appJson("{'addons': ['heroku-postgresql']}").env("DATABASE_URL");
        assertThat(url.value().get()).isEqualTo(EnvValue.of(Ref.datastore("postgres"), Attribute.URL));
    }

    @Test
    void nameOfTheAttachmentNamesTheDatastoreAndItsVariables() {
        var project = Project.appJson(
                "{'addons': [{'plan': 'heroku-redis'},"
                        + " {'plan': 'heroku-redis:premium-0', 'as': 'REDIS_CACHE'}, {'plan': 'memcachier', 'as': 'MEMCACHE'}]}");
        assertThat(project.app().datastores().stream().map(store -> store.name().get()))
                .containsExactly("redis", "redis_cache", "memcache");
        assertThat(project.env("REDIS_CACHE_URL").value().get())
                .isEqualTo(EnvValue.of(Ref.datastore("redis_cache"), Attribute.URL));
        assertThat(project.env("MEMCACHE_PASSWORD").value().get())
                .isEqualTo(EnvValue.of(Ref.datastore("memcache"), Attribute.PASSWORD));
    }

    @Test
    void secondOneWithoutANameIsToldAndNumbered() {
        var project = Project.appJson("{'addons': ['heroku-postgresql', 'heroku-postgresql:essential-1']}");
        assertThat(project.app().datastores().stream().map(store -> store.name().get()))
                .containsExactly("postgres", "postgres-2");
        assertThat(project.codes()).contains(HerokuFinding.ATTACHMENT_NAME_UNKNOWN);
    }

    @Test
    void twoProductsOfAKindAreTwoDatastores() {
        var project = Project.appJson("{'addons': ['heroku-redis', 'rediscloud:30']}");
        assertThat(project.env("REDISCLOUD_URL").value().get())
                .isEqualTo(EnvValue.of(Ref.datastore("redis-2"), Attribute.URL));
    }

    @Test
    void nameOfAColourBelongsToTheOnlyDatastore() {
        var project = Project.appJson(
                "{'addons': ['heroku-postgresql'], 'env': {'HEROKU_POSTGRESQL_AMBER_URL': {'required': true}}}");
        assertThat(project.env("HEROKU_POSTGRESQL_AMBER_URL").value().get())
                .isEqualTo(EnvValue.of(Ref.datastore("postgres"), Attribute.URL));
    }

    @Test
    void productOfAnotherVendorKeepsItsSecrets() {
        var project = Project.appJson("{'addons': ['sendgrid:starter']}");
        ExternalService mail = project.app().externalServices().get(0);
        assertThat(mail.product().get()).isEqualTo("SendGrid");
        assertThat(mail.category().get()).isEqualTo(ExternalService.Category.MAIL);
        assertThat(mail.variables()).hasSize(2);
        assertThat(project.env("SENDGRID_PASSWORD").value().get()).isEqualTo(EnvValue.secret());
    }

    @Test
    void unknownProductIsKeptAndTold() {
        var project = Project.appJson("{'addons': ['heroku-postgressql']}");
        assertThat(project.app().externalServices()).hasSize(1);
        assertThat(project.finding(HerokuFinding.ADD_ON_UNKNOWN).detail())
                .isEqualTo("'heroku-postgressql'. Did you mean 'heroku-postgresql'?");
    }

    @Test
    void valueOfANameThatAnAddOnSetsIsTold() {
        var project = Project.appJson("{'addons': ['heroku-redis'], 'env': {'REDIS_URL': {'value': 'redis://x',"
                + " 'description': 'The queue'}}}");
        assertThat(project.env("REDIS_URL").reference().isPresent()).isTrue();
        assertThat(project.env("REDIS_URL").description().get()).isEqualTo("The queue");
        assertThat(project.codes()).contains(HerokuFinding.ADD_ON_OWNS_NAME);
    }

    @Test
    void serverThatIsSoldNoMoreIsStillADatastore() {
        var project = Project.appJson("{'addons': ['mongolab:sandbox']}");
        assertThat(project.app().datastores().get(0).kind().get()).isEqualTo(Datastore.Kind.MONGODB);
        assertThat(project.codes()).contains(HerokuFinding.ADD_ON_ENDED);
    }

    @Test
    void everyRowOfTheCataloguesCanBeRead() {
        for (String slug : AddOn.slugs()) {
            var project = Project.appJson("{'addons': ['" + slug + "']}");
            assertThat(project.codes())
                    .as(slug)
                    .doesNotContain(HerokuFinding.FACT_REFUSED, HerokuFinding.ADD_ON_UNKNOWN);
        }
        assertThat(AddOn.slugs()).hasSizeGreaterThan(70);
    }
}
