package dev.portolan.fly;

import dev.portolan.document.Mapping;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * Rules of {@code [[vm]]} and of {@code [deploy.release_command_vm]}. flyctl does not hold them before the deploy.
 *
 * @see <a href="https://fly.io/docs/machines/guides-examples/machine-sizing/">Machine sizing</a>
 */
final class MachineRules {
    private static final String SMALLEST = "shared-cpu-1x";
    private static final long MEBIBYTE = 1024L * 1024;

    private final FlyToml toml;

    MachineRules(FlyToml toml) {
        this.toml = toml;
    }

    void check() {
        for (String section : List.of("vm", "compute", "computes")) {
            FlyToml.tables(toml.root(), section).forEach(vm -> machine(vm, section));
        }
        FlyToml.tables(FlyToml.table(toml.root(), "deploy"), "release_command_vm")
                .forEach(vm -> machine(vm, "deploy.release_command_vm"));
    }

    private void machine(Mapping vm, String where) {
        if (vm.get("kernel_args").filter(FlyToml::isText).isPresent()) {
            toml.refuses(where + ".kernel_args", "a list of texts is expected");
        }
        if (vm.get("gpus").isPresent() || vm.get("gpu_kind").isPresent()) {
            toml.fails(where, "Fly has no machines with graphics processors any more");
            return;
        }
        String size = FlyToml.text(vm, "size");
        Optional<MachineSize> preset = MachineSize.preset(size.isEmpty() ? SMALLEST : size);
        if (preset.isEmpty()) {
            toml.fails(where + ".size", "'" + size + "' is an invalid machine size");
            return;
        }
        memory(vm, where, preset.get());
    }

    private void memory(Mapping vm, String where, MachineSize preset) {
        Optional<Integer> stated = toml.bytes(vm, "memory", where + ".memory", 1024, MEBIBYTE)
                .map(bytes -> bytes.divideToIntegralValue(BigDecimal.valueOf(MEBIBYTE))
                        .intValue());
        if (stated.filter(memory -> memory == 0).isPresent()) {
            toml.fails(where + ".memory", "memory cannot be zero");
            return;
        }
        String kind = FlyToml.text(vm, "cpu_kind");
        Optional<MachineSize.Kind> stands = List.of(MachineSize.Kind.values()).stream()
                .filter(one ->
                        one.cpuKind().equals(kind.isEmpty() ? preset.kind().cpuKind() : kind))
                .findFirst();
        if (stands.isEmpty()) {
            toml.fails(where + ".cpu_kind", "'" + kind + "' is neither shared nor performance");
            return;
        }
        var machine = new MachineSize(
                stands.get(),
                FlyToml.whole(vm, "cpus").orElse(preset.cpus()),
                FlyToml.whole(vm, "memory_mb").or(() -> stated).orElse(preset.memoryMiB()));
        if (!machine.isValid()) {
            toml.fails(where, machine.name() + " cannot have " + machine.memoryMiB() + " MB: it has " + machine.rule());
        }
        boolean partial = vm.get("size").isEmpty()
                && (vm.get("memory").isEmpty() || vm.get("cpus").isEmpty());
        if (partial && vm.get("memory_mb").isEmpty()) {
            toml.warns(where, "a section that says only a part sets the rest back to shared-cpu-1x with 256 MB");
        }
    }
}
