package dev.portolan.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.portolan.fact.Fact;
import dev.portolan.model.App;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The apps of the test kit")
class SampleAppsTest {
    private static final Set<String> SEEN = seen();

    /** Every class of a value, every constant, every component that is stated somewhere. */
    private static Set<String> seen() {
        var seen = new LinkedHashSet<String>();
        for (Sample sample : SampleApps.all()) {
            RecordTree.visit(sample.app(), new RecordTree.Visitor() {
                @Override
                public void fact(Fact<?> fact, boolean inList) {
                    value(fact.get());
                }

                @Override
                public void record(Record record) {
                    seen.add(record.getClass().getName());
                    RecordComponent[] components = record.getClass().getRecordComponents();
                    List<Object> values = RecordTree.values(record);
                    for (int i = 0; i < components.length; i++) {
                        boolean isStated = values.get(i) instanceof Fact<?> fact
                                ? fact.isPresent()
                                : !(values.get(i) instanceof List<?> list) || !list.isEmpty();
                        if (isStated) {
                            seen.add(record.getClass().getName() + "." + components[i].getName());
                        }
                    }
                }

                private void value(Object value) {
                    seen.add(value.getClass().getName());
                    if (value instanceof Enum<?> constant) {
                        seen.add(constant.getDeclaringClass().getName() + "." + constant.name());
                    } else if (value instanceof Record record) {
                        RecordTree.values(record).forEach(this::value);
                    }
                }
            });
        }
        return seen;
    }

    @Test
    @DisplayName("state every component, constant and variant of the model")
    void haveEverything() {
        var expected = new ArrayList<String>();
        Stream.of(App.class.getRecordComponents())
                .forEach(component -> expected.add("dev.portolan.model.App." + component.getName()));
        var todo = new ArrayList<Class<?>>(List.of(
                dev.portolan.model.ProcessType.class,
                dev.portolan.model.Job.class,
                dev.portolan.model.Service.class,
                dev.portolan.model.Volume.class,
                dev.portolan.model.Datastore.class,
                dev.portolan.model.ExternalService.class,
                dev.portolan.model.Domain.class,
                dev.portolan.model.EnvVariable.class,
                dev.portolan.model.HealthCheck.class,
                dev.portolan.model.Autoscaling.class,
                dev.portolan.model.Cpu.class,
                dev.portolan.model.StopSignal.class,
                dev.portolan.model.Build.class,
                dev.portolan.model.Command.class,
                dev.portolan.model.ContainerPort.class,
                dev.portolan.model.EnvValue.class,
                dev.portolan.model.Probe.class,
                dev.portolan.model.Trigger.class));
        for (int i = 0; i < todo.size(); i++) {
            Class<?> type = todo.get(i);
            Stream.of(type.getDeclaredClasses())
                    .filter(inner -> inner.isEnum() || inner.isRecord())
                    .forEach(todo::add);
            if (type.isEnum()) {
                Stream.of(type.getEnumConstants())
                        .forEach(constant -> expected.add(type.getName() + "." + ((Enum<?>) constant).name()));
            } else if (type.isRecord()) {
                expected.add(type.getName());
                if (Stream.of(type.getRecordComponents()).anyMatch(component -> component.getType() == Fact.class)) {
                    Stream.of(type.getRecordComponents())
                            .forEach(component -> expected.add(type.getName() + "." + component.getName()));
                }
            }
        }
        assertThat(SEEN).containsAll(expected);
        assertThat(expected).hasSizeGreaterThan(120);
    }

    @Test
    @DisplayName("are the same each time")
    void areTheSameEachTime() {
        assertThat(RandomApps.of(7, 3)).isEqualTo(RandomApps.of(7, 3));
    }

    @Test
    @DisplayName("have another valid value for every fact")
    void canBeMutated() {
        for (Sample sample : List.of(
                new Sample("everything", SampleApps.everything()), new Sample("pairs", SampleApps.twoOfEverything()))) {
            var mutated = new LinkedHashSet<Object>();
            Mutator.of(sample.app()).mutants().forEach(mutant -> mutated.add(mutant.fact()));
            assertThat(mutated)
                    .containsAll(sample.app().facts().stream().map(Fact::path).toList());
        }
    }

    @Test
    @DisplayName("follow a name that changes")
    void followNames() {
        var renamed = Mutator.of(SampleApps.everything()).mutants().stream()
                .filter(mutant -> mutant.toString().equals("datastores.db: renamed to dbz"))
                .findFirst()
                .orElseThrow();
        assertThat(renamed.app().facts().toString())
                .contains(
                        "env.DATABASE_URL = dbz.url", "datastores.replica.follows = dbz", "datastores.dbz.version = 17")
                .doesNotContain("datastores.db ", "datastores.db.");
        assertThat(renamed.app().facts()).hasSameSizeAs(SampleApps.everything().facts());
    }
}
