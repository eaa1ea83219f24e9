package dev.portolan.heroku;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.fact.Fact;
import dev.portolan.fact.Origin;
import dev.portolan.heroku.report.HerokuFinding;
import dev.portolan.model.Build;
import dev.portolan.model.Command;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The files that buildpacks read, and those that stand in for others. */
class BesideTest {
    @Test
    void packagesOfTheAptfileAreTheBuilds() {
        var project = Project.procfile("web: x\n").and("Aptfile", """
                        # libraries
                        libvips-dev  libpq5=15.1

                        webp
                        libvpx[5-9]
                        :repo:deb https://user:hush@x.org stable
                        https://x.org/pandoc.deb
                        """);
        assertThat(values(build(project).packages())).containsExactly("libvips-dev", "libpq5=15.1", "webp");
        assertThat(build(project).packages().get(2).bases().toString()).contains("Aptfile:4:1");
        assertThat(project.finding(HerokuFinding.APT_LINES_LEFT).detail())
                .isEqualTo("libvpx[5-9], a source of packages, …/pandoc.deb.");
    }

    @Test
    void aptfileCountsWhereABuildpackReadsIt() {
        var apt = Project.appJson("{'buildpacks': [{'url': 'heroku-community/apt'}]}")
                .and("Aptfile", "webp\n");
        assertThat(values(build(apt).packages())).containsExactly("webp");
        var none = Project.appJson("{'buildpacks': ['heroku/ruby', 'https://x.org/adapt.git']}")
                .and("Aptfile", "webp\n");
        assertThat(build(none).packages()).isEmpty();
        assertThat(none.finding(HerokuFinding.APTFILE_UNUSED).detail()).isEqualTo("webp.");
        var docker = Project.manifest("build: {docker: {web: Dockerfile}}").and("Aptfile", "webp\n");
        assertThat(docker.codes()).contains(HerokuFinding.APTFILE_UNUSED);
    }

    @Test
    void listOfBuildpacksCountsWhereAppJsonNamesNone() {
        var project =
                Project.procfile("web: x\n").and(".buildpacks", "https://x.org/a.git\r\nhttps://x.org/b.git#v1\n");
        assertThat(values(build(project).buildpacks()))
                .containsExactly("https://x.org/a.git", "https://x.org/b.git#v1");
        assertThat(project.finding(HerokuFinding.BUILDPACKS_FILE).origins())
                .containsExactly(Origin.inFile(".buildpacks", 1, 1), Origin.inFile(".buildpacks", 2, 1));
    }

    @Test
    void listOfBuildpacksStandsInForTheOneThatReadsIt() {
        var multi = Project.appJson("{'buildpacks': ['https://github.com/heroku/heroku-buildpack-multi.git']}");
        assertThat(values(build(multi).buildpacks())).hasSize(1);
        multi.and(".buildpacks", "https://x.org/a.git\n");
        assertThat(values(build(multi).buildpacks())).containsExactly("https://x.org/a.git");
    }

    @Test
    void listOfBuildpacksDoesNotCountBesideAppJsons() {
        var project = Project.appJson("{'buildpacks': ['heroku/ruby']}").and(".buildpacks", "https://x.org/a.git\n");
        assertThat(values(build(project).buildpacks())).containsExactly("heroku/ruby");
        assertThat(project.finding(HerokuFinding.BUILDPACKS_UNUSED).detail()).isEqualTo("https://x.org/a.git.");
    }

    @Test
    void buildpacksBesideDockerfilesAreTold() {
        var project = Project.appJson("{'stack': 'container', 'buildpacks': [{'url': 'heroku/ruby'}]}");
        assertThat(project.finding(HerokuFinding.BUILDPACKS_UNUSED).detail()).isEqualTo("heroku/ruby.");
    }

    @Test
    void otherProcfileIsReadInPlaceOfTheFirst() {
        var project = Project.appJson("{'env': {'PROCFILE_PATH': {'value': 'deploy/Procfile'}}}")
                .and("deploy/Procfile", "web: other\n");
        assertThat(project.app().processes()).hasSize(1);
        assertThat(project.process("web").command().get()).isEqualTo(Command.shell("other"));
        assertThat(project.process("web").command().bases().toString()).contains("deploy/Procfile:1:6");
        assertThat(project.app().env()).isEmpty();
    }

    @Test
    void otherProcfileThatIsNotThereIsTold() {
        var project = Project.appJson("{'env': {'PROCFILE_PATH': '../Procfile'}}");
        assertThat(project.process("worker").command().get()).isEqualTo(Command.shell("bin/worker"));
        assertThat(project.codes()).contains(HerokuFinding.PROCFILE_MISSING);
    }

    @Test
    void profileIsToldWhereHerokuRunsIt() {
        var project = Project.procfile("web: x\n").and(".profile", "export A=1\n");
        assertThat(project.finding(HerokuFinding.PROFILE_SCRIPT).origins())
                .containsExactly(Origin.inFile(".profile", 0, 0));
        var docker = Project.manifest("build: {docker: {web: Dockerfile}}").and(".profile", "export A=1\n");
        assertThat(docker.codes()).doesNotContain(HerokuFinding.PROFILE_SCRIPT);
    }

    private static Build.Buildpacks build(Project project) {
        return (Build.Buildpacks) project.app().build();
    }

    private static List<String> values(List<Fact<String>> facts) {
        return facts.stream().map(Fact::get).toList();
    }
}
