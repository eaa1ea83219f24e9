package dev.portolan.yaml;

import dev.portolan.document.Mapping;
import dev.portolan.model.Autoscaling;
import dev.portolan.model.Cpu;
import dev.portolan.model.ProcessType;
import dev.portolan.model.Service;
import dev.portolan.model.StopSignal;
import dev.portolan.model.Volume;
import java.util.List;
import java.util.Optional;

/** An entry of {@code processes}. */
final class ProcessTable {
    private static final Table<ProcessType, ProcessType.Builder> AUTOSCALING = rows("autoscaling")
            .fact(
                    "min",
                    Forms.NUMBER,
                    ProcessType.Builder::min,
                    process -> process.autoscaling().min())
            .fact(
                    "max",
                    Forms.NUMBER,
                    ProcessType.Builder::max,
                    process -> process.autoscaling().max())
            .fact(
                    "metric",
                    Forms.choice(Autoscaling.Metric.values()),
                    ProcessType.Builder::metric,
                    process -> process.autoscaling().metric())
            .fact(
                    "target",
                    Forms.NUMBER,
                    ProcessType.Builder::metricTarget,
                    process -> process.autoscaling().target())
            .required("min")
            .required("max")
            .together("metric", "target")
            .build();

    private static final Table<ProcessType, ProcessType.Builder> CPU = rows("cpu")
            .fact(
                    "kind",
                    Forms.choice(Cpu.Kind.values()),
                    ProcessType.Builder::cpu,
                    process -> process.cpu().kind())
            .fact(
                    "vcpus",
                    Forms.DECIMAL,
                    ProcessType.Builder::vcpus,
                    process -> process.cpu().vcpus())
            .build();

    private static final Table<ProcessType, ProcessType.Builder> STOP = rows("stop")
            .fact("signal", Forms.choice(StopSignal.values()), ProcessType.Builder::stopSignal, ProcessType::stopSignal)
            .fact("grace", Forms.DURATION, ProcessType.Builder::stopGrace, ProcessType::stopGrace)
            .build();

    private static final Table<Volume, Volume.Builder> VOLUME = Table.<Volume, Volume.Builder>named(
                    "volume", Volume.Builder::at)
            .fact("path", Forms.TEXT, Volume.Builder::mountPath, Volume::mountPath)
            .fact("size", Forms.GIBIBYTES, Volume.Builder::sizeGiB, Volume::sizeGiB)
            .required("path")
            .build();

    static final Table<ProcessType, ProcessType.Builder> TABLE = rows("process")
            .fact("command", Forms.COMMAND, ProcessType.Builder::command, ProcessType::command)
            .row(
                    "build",
                    (at, process) -> process.build(build -> BuildTable.TABLE.read(at, build)),
                    (process, into) -> BuildTable.TABLE.put(into, "build", process.build()))
            .fact("count", Forms.NUMBER, ProcessType.Builder::count, ProcessType::count)
            .within(AUTOSCALING)
            .fact("memory", Forms.MEBIBYTES, ProcessType.Builder::memoryMiB, ProcessType::memoryMiB)
            .within(CPU)
            .within(STOP)
            .row("http", ProcessTable::readHttp, ProcessTable::writeHttp)
            .things("services", ServiceTable.TABLE, ProcessType.Builder::service, ProcessTable::otherServices)
            .things("volumes", VOLUME, ProcessType.Builder::volume, ProcessType::volumes)
            .shorthand("command")
            .once("http", "services", "http")
            .build();

    private ProcessTable() {}

    private static Table.Rows<ProcessType, ProcessType.Builder> rows(String name) {
        return Table.named(name, ProcessType.Builder::at);
    }

    private static void readHttp(At at, ProcessType.Builder process) {
        process.at(at.keyOrigin()).http(http -> ServiceTable.HTTP.read(at.shortFor("services", "http"), http));
    }

    private static void writeHttp(ProcessType process, Mapping into) {
        http(process)
                .ifPresent(http ->
                        ServiceTable.HTTP.put(into, "http", http, http.name(), http.protocol(), http.exposure()));
    }

    /** The service that the key {@code http} stands for: it is read before the others, so it has to be the first. */
    private static Optional<Service> http(ProcessType process) {
        return process.services().stream().limit(1).filter(ServiceTable::isHttp).findFirst();
    }

    private static List<Service> otherServices(ProcessType process) {
        return process.services().stream()
                .skip(http(process).isPresent() ? 1 : 0)
                .toList();
    }
}
