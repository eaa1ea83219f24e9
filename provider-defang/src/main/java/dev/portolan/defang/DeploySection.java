package dev.portolan.defang;

import dev.portolan.document.Mapping;
import dev.portolan.fact.Fact;
import dev.portolan.model.Autoscaling;
import dev.portolan.model.ProcessType;
import dev.portolan.spi.FactTable;
import dev.portolan.spi.Output;
import java.math.BigDecimal;
import java.util.List;

/**
 * {@code deploy}: how many, and how large. Reservations count; limits alone are passed over.
 *
 * @see <a href="https://docs.defang.io/docs/concepts/compose#deploy">deploy</a>
 */
final class DeploySection {
    private static final List<FactTable.Row> SIZES =
            FactTable.rows("sizes.csv", DeploySection.class.getResourceAsStream("sizes.csv"));
    private static final int GREATEST_MEMORY = 122_880;
    private static final BigDecimal GREATEST_CPUS = BigDecimal.valueOf(16);
    private static final int USUAL_MEMORY = 512;

    private DeploySection() {}

    static void write(DefangPlan plan, ProcessType process, Mapping service) {
        if (process.autoscaling().isPresent()) {
            service.put("x-defang-autoscaling", Fact.chosen(true, "bounds are stated"));
        }
        Mapping deploy = service.mapping("deploy");
        if (!process.autoscaling().isPresent()) {
            deploy.put("replicas", process.count().filter(count -> count > 0));
        }
        reserve(plan, process.memoryMiB(), process.cpu().vcpus(), deploy);
    }

    /** Writes the size of a job. */
    static void write(DefangPlan plan, Fact<Integer> memory, Mapping service) {
        reserve(plan, memory, Fact.absent(memory.path()), service.mapping("deploy"));
    }

    private static void reserve(DefangPlan plan, Fact<Integer> stated, Fact<BigDecimal> cpus, Mapping deploy) {
        Fact<Integer> memory = stated.or(plan.settings().memoryMiB())
                .map(mib -> Math.min(mib, GREATEST_MEMORY))
                .orChosen(USUAL_MEMORY, "no memory is stated");
        Mapping reservations = deploy.mapping("resources").mapping("reservations");
        reservations.put(
                "cpus",
                cpus.map(number -> number.min(GREATEST_CPUS).toPlainString()).or(memory.map(DeploySection::cpus)));
        reservations.put("memory", memory.map(mib -> mib + "M"));
    }

    private static String cpus(int memory) {
        return SIZES.stream()
                .filter(row -> memory <= Integer.parseInt(row.get("memory")))
                .findFirst()
                .orElseThrow()
                .get("cpus");
    }

    /** Says what became of the numbers and sizes of a process. */
    static void tell(DefangPlan plan, ProcessType process, Output.Builder out) {
        Autoscaling scaling = process.autoscaling();
        out.report(DefangFinding.AUTOSCALING, scaling.min(), scaling.max(), scaling.metric(), scaling.target());
        if (plan.cloud() != Cloud.AWS || plan.settings().mode().is(DefangSettings.AFFORDABLE)) {
            out.report(CloudFinding.AUTOSCALING_ONLY_AWS, scaling.max());
        }
        if (scaling.isPresent()) {
            out.report(DefangFinding.COUNT_AUTOSCALED, process.count());
        } else if (plan.settings().mode().is(DefangSettings.HIGH_AVAILABILITY)) {
            out.report(
                    DefangFinding.TWO_REPLICAS,
                    process.count().isPresent() ? process.count().filter(count -> count == 1) : process.name());
        }
        out.report(DefangFinding.COUNT_ZERO, process.count().filter(count -> Services.isOff(process)));
        out.report(DefangFinding.CPU_KIND, process.cpu().kind());
        out.report(
                DefangFinding.TOO_LARGE, process.cpu().vcpus().filter(number -> number.compareTo(GREATEST_CPUS) > 0));
        tellMemory(process.memoryMiB(), out);
    }

    static void tellMemory(Fact<Integer> memory, Output.Builder out) {
        out.report(DefangFinding.TOO_LARGE, memory.filter(mib -> mib > GREATEST_MEMORY));
    }
}
