package dev.portolan.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.fact.Fact;
import dev.portolan.heroku.report.CommandFinding;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.model.Autoscaling;
import dev.portolan.model.Command;
import dev.portolan.model.ContainerPort;
import dev.portolan.model.Cpu;
import dev.portolan.model.Job;
import dev.portolan.model.Service;
import dev.portolan.model.StopSignal;
import dev.portolan.model.Trigger;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProcessReaderTest {
    @Test
    void releaseThatDeletesAllDataIsTold() {
        for (String command :
                List.of("rake db:reset", "bin/rails db:drop db:create", "php artisan migrate:fresh --seed")) {
            assertThat(Project.procfile("web: x\nrelease: " + command + "\n").codes())
                    .as(command)
                    .contains(CommandFinding.RELEASE_DESTROYS);
        }
        for (String command : List.of("rake db:migrate", "bin/rails db:reset_counters", "echo db:dropped")) {
            assertThat(Project.procfile("web: x\nrelease: " + command + "\n").codes())
                    .as(command)
                    .doesNotContain(CommandFinding.RELEASE_DESTROYS);
        }
        assertThat(Project.procfile("web: rake db:reset\n").codes()).doesNotContain(CommandFinding.RELEASE_DESTROYS);
    }

    @Test
    void releaseAloneIsNoProcess() {
        assertThat(Project.procfile("release: x\n").codes()).contains(HerokuFinding.NO_PROCESS);
        assertThat(Project.procfile("release: x\nworker: y\n").codes()).doesNotContain(HerokuFinding.NO_PROCESS);
    }

    @Test
    void herokusDefaultsAreStatedAsHerokus() {
        var web = Project.procfile("web: bin/web\n").process("web");
        assertThat(web.count().get()).isEqualTo(1);
        assertThat(web.memoryMiB().get()).isEqualTo(512);
        assertThat(web.stopSignal().get()).isEqualTo(StopSignal.SIGTERM);
        assertThat(web.stopGrace().get()).isEqualTo(Duration.ofSeconds(30));
        for (Fact<?> fact : new Fact<?>[] {web.count(), web.memoryMiB(), web.stopSignal(), web.stopGrace()}) {
            assertThat(fact.bases().toString()).contains("default of Heroku");
        }
    }

    @Test
    void webAloneIsReachedThroughTheRouter() {
        var project = Project.procfile("web: bin/web\nworker: bin/worker\n");
        Service http = project.process("web").services().get(0);
        assertThat(http.name().is("http")).isTrue();
        assertThat(http.port().get()).isEqualTo(ContainerPort.assigned());
        assertThat(http.protocol().get()).isEqualTo(Service.Protocol.HTTP);
        assertThat(http.isPublic()).isTrue();
        assertThat(http.requestTimeout().get()).isEqualTo(Duration.ofSeconds(30));
        assertThat(http.idleTimeout().get()).isEqualTo(Duration.ofSeconds(55));
        assertThat(project.process("worker").services()).isEmpty();
    }

    @Test
    void countThatNobodyStatesStaysUnstated() {
        var project = Project.procfile("web: w\nworker: bin/worker\nmailer: bin/mailer\n");
        assertThat(project.process("worker").count().isAbsent()).isTrue();
        assertThat(project.finding(HerokuFinding.COUNT_UNSTATED).detail()).isEqualTo("worker, mailer.");
    }

    @Test
    void releaseIsAJobOfEachRelease() {
        var project = Project.procfile("web: w\nrelease: rake db:migrate\n");
        Job release = project.app().release();
        assertThat(release.command().get()).isEqualTo(Command.shell("rake db:migrate"));
        assertThat(release.timeout().get()).isEqualTo(Duration.ofHours(1));
        assertThat(project.app().processes()).hasSize(1);
    }

    @Test
    void commandsStartedByHandAreJobs() {
        var project = Project.procfile("web: w\nconsole: bin/console\nmigrate: rake db:migrate\n");
        assertThat(project.job("console").trigger().get()).isEqualTo(new Trigger.OnDemand());
        assertThat(project.app().processes()).hasSize(1);
        assertThat(project.finding(HerokuFinding.ON_DEMAND_PROCESSES).detail()).isEqualTo("console, migrate.");
    }

    @Test
    void commandThatTheFormationScalesIsAProcess() {
        var project = Project.procfile("web: w\ncache: bin/cache\n")
                .and("app.json", "{\"formation\": {\"cache\": {\"quantity\": 2}}}");
        assertThat(project.process("cache").count().get()).isEqualTo(2);
        assertThat(project.codes()).doesNotContain(HerokuFinding.ON_DEMAND_PROCESSES);
    }

    @Test
    void clockStaysSingle() {
        var project = Project.procfile("web: w\ncelery_scheduler: beat\n");
        assertThat(project.process("celery_scheduler").command().isPresent()).isTrue();
        assertThat(project.finding(HerokuFinding.SINGLE_PROCESS).detail()).isEqualTo("celery_scheduler.");
    }

    @Test
    void sizeBecomesMemoryAndProcessorsWhateverItsCase() {
        var web = Project.appJson("{'formation': {'web': {'quantity': 2, 'size': 'Performance-M'}}}")
                .process("web");
        assertThat(web.count().get()).isEqualTo(2);
        assertThat(web.memoryMiB().get()).isEqualTo(2560);
        assertThat(web.cpu().kind().get()).isEqualTo(Cpu.Kind.DEDICATED);
        assertThat(web.cpu().vcpus().get()).isEqualTo(BigDecimal.ONE);
        assertThat(web.count().bases().toString()).contains("app.json:1");
    }

    @Test
    void zeroIsNotUnstated() {
        var web = Project.appJson("{'formation': {'web': {'quantity': 0}}}").process("web");
        assertThat(web.count().get()).isZero();
    }

    @Test
    void oldFormOfTheFormationIsRead() {
        var worker = Project.appJson("{'formation': [{'process': 'worker', 'quantity': 3, 'size': 'standard-2x'}]}")
                .process("worker");
        assertThat(worker.count().get()).isEqualTo(3);
        assertThat(worker.memoryMiB().get()).isEqualTo(1024);
    }

    @Test
    void formationOfNoProcessIsToldWithWhatItSays() {
        var project = Project.appJson("{'formation': {'mailer': {'quantity': 0, 'size': 'eco'}}}");
        assertThat(project.finding(HerokuFinding.FORMATION_WITHOUT_PROCESS).detail())
                .isEqualTo("'mailer' with quantity 0, size eco.");
    }

    @Test
    void boundsOfDokkuAreBounds() {
        var project = Project.appJson(
                "{'formation': {'web': {'autoscaling': {'min_quantity': 1, 'max_quantity': 10, 'triggers': []}}}}");
        Autoscaling scaling = project.process("web").autoscaling();
        assertThat(scaling.min().get()).isEqualTo(1);
        assertThat(scaling.max().get()).isEqualTo(10);
        assertThat(project.finding(HerokuFinding.UNKNOWN_KEY).detail()).contains("'triggers'");
    }

    @Test
    void whatCannotBeIsTakenOutAndTold() {
        var project = Project.procfile("web: w\n" + "x".repeat(129) + ": bin/x\n");
        assertThat(project.app().processes()).hasSize(1);
        assertThat(project.finding(HerokuFinding.FACT_REFUSED).origins().get(0).toString())
                .isEqualTo("Procfile:2:1");
    }
}
