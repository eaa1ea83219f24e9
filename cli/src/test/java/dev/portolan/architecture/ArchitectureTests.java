package dev.portolan.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Who may use what. The module descriptors say much of it; these rules say the rest, and that it stays so. */
class ArchitectureTests {
    private static final String ENGINE = "dev.portolan.engine..";
    private static final String TESTKIT = "dev.portolan.testkit..";
    private static final String CLI = "dev.portolan.cli..";
    private static final String TERRAFORM = "dev.portolan.terraform..";
    private static final String GITHUB = "dev.portolan.github..";

    /** The providers that may use the module for Terraform JSON. */
    private static final List<String> WITH_TERRAFORM = List.of("dev.portolan.kamal..", "dev.portolan.aws..");

    /** The providers that may use the module for workflows on GitHub. */
    private static final List<String> WITH_GITHUB =
            List.of("dev.portolan.fly..", "dev.portolan.kamal..", "dev.portolan.defang..", "dev.portolan.aws..");

    private static final String[] API = {
        "dev.portolan.fact..",
        "dev.portolan.model..",
        "dev.portolan.document..",
        "dev.portolan.report..",
        "dev.portolan.shell..",
        "dev.portolan.naming..",
        "dev.portolan.spi..",
        "dev.portolan.source.."
    };

    /** Sources and providers: whatever is not of the house, so a new provider is held to the rules from its first class. */
    private static final List<String> PLUGINS = House.CLASSES.stream()
            .map(type -> type.getPackageName().split("\\.", -1))
            .filter(steps -> steps.length > 2)
            .map(steps -> String.join(".", steps[0], steps[1], steps[2]) + "..")
            .filter(name -> !List.of(API).contains(name)
                    && !List.of(ENGINE, TESTKIT, CLI).contains(name))
            .distinct()
            .sorted()
            .toList();

    private static String[] and(String[] some, String... others) {
        return Stream.concat(Stream.of(some), Stream.of(others)).toArray(String[]::new);
    }

    private static String[] plugins() {
        return PLUGINS.toArray(String[]::new);
    }

    @Test
    void theRulesSeeEveryClassOfEveryModule() {
        List<String> written = House.sources().stream().map(House::className).toList();
        List<String> seen = House.CLASSES.stream().map(JavaClass::getName).toList();
        assertThat(seen).containsAll(written).hasSizeGreaterThan(100);
        assertThat(PLUGINS)
                .contains("dev.portolan.fly..", "dev.portolan.heroku..", "dev.portolan.kamal..", "dev.portolan.yaml..");
    }

    @Test
    void theApiNeedsNothingButJava() {
        classes()
                .that()
                .resideInAnyPackage(API)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(and(API, "java..", "org.jspecify.."))
                .check(House.CLASSES);
    }

    @TestFactory
    Stream<DynamicTest> sourcesAndProvidersSeeTheApiAndThemselvesOnly() {
        return PLUGINS.stream()
                .map(plugin -> DynamicTest.dynamicTest(
                        plugin,
                        () -> classes()
                                .that()
                                .resideInAPackage(plugin)
                                .should()
                                .onlyDependOnClassesThat()
                                .resideInAnyPackage(and(
                                        and(
                                                API,
                                                WITH_TERRAFORM.contains(plugin) ? TERRAFORM : plugin,
                                                WITH_GITHUB.contains(plugin) ? GITHUB : plugin),
                                        plugin,
                                        "java..",
                                        "org.jspecify..",
                                        "com.google.auto.service.."))
                                .check(House.CLASSES)));
    }

    @Test
    void sourcesAndProvidersTouchNeitherFilesNorTheNetwork() {
        noClasses()
                .that()
                .resideInAnyPackage(plugins())
                .should()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.io\\.(File.*|RandomAccessFile)|java\\.nio\\.(file|channels)\\..*|java\\.net\\..*")
                .check(House.CLASSES);
    }

    @Test
    void theEngineKnowsNoSourceAndNoProviderNorItsUsers() {
        noClasses()
                .that()
                .resideInAPackage(ENGINE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(and(plugins(), TESTKIT, CLI))
                .check(House.CLASSES);
    }

    @Test
    void theCommandLineSeesTheEngineTheApiAndPicocliOnly() {
        classes()
                .that()
                .resideInAPackage(CLI)
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(and(API, ENGINE, CLI, "picocli..", "java..", "org.jspecify.."))
                .check(House.CLASSES);
    }

    @Test
    void onlyTheEngineParsesAndWrites() {
        noClasses()
                .that()
                .resideOutsideOfPackage(ENGINE)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "tools.jackson..",
                        "com.fasterxml.jackson..",
                        "org.yaml..",
                        "org.snakeyaml..",
                        "org.tomlj..",
                        "com.github.difflib..")
                .check(House.CLASSES);
    }

    @Test
    void packagesFormNoCycle() {
        SlicesRuleDefinition.slices()
                .matching("dev.portolan.(**)")
                .should()
                .beFreeOfCycles()
                .check(House.CLASSES);
    }

    @Test
    void everyPackageIsNullMarked() {
        assertThat(House.CLASSES.stream().map(JavaClass::getPackage).distinct())
                .isNotEmpty()
                .filteredOn(it -> !it.isAnnotatedWith(NullMarked.class))
                .extracting(JavaPackage::getName)
                .isEmpty();
    }

    @Test
    void whatIsWrittenComesFromCollectionsWithAnOrder() {
        noClasses()
                .that()
                .resideInAnyPackage(and(and(API, plugins()), ENGINE))
                .should(Determinism.useCollectionsWithoutAnOrder())
                .check(House.CLASSES);
    }

    /** The test kit is a test: it sets locales, reads its switches, starts JVMs. */
    @Test
    void onlyTheCommandLineUsesTheEnvironmentTheClockProcessesAndTheTerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackages(CLI, TESTKIT)
                .should(Determinism.useWhatTheCallerDidNotGive())
                .check(House.CLASSES);
    }
}
