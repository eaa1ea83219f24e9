import dev.portolan.engine.Portolan;
import dev.portolan.source.Reading;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import javax.tools.ToolProvider;

/** The same task again and again in one JVM: prints the median of the last half of the times in milliseconds. */
final class Warm {
    private Warm() {}

    /** The words: for how many seconds, then {@code portolan}, a folder and targets, or {@code javac} and what javac is told. */
    public static void main(String[] words) {
        int seconds = Integer.parseInt(words[0]);
        Runnable task = words[1].equals("portolan")
                ? new Translate(Portolan.load(), Path.of(words[2]), List.of(words[3].split(",")))
                : () -> compile(Arrays.copyOfRange(words, 2, words.length));
        List<Double> taken = new ArrayList<>();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        for (long start = System.nanoTime(); taken.isEmpty() || start < end; start = System.nanoTime()) {
            task.run();
            taken.add((System.nanoTime() - start) / 1e6);
        }
        List<Double> last = taken.subList(taken.size() / 2, taken.size());
        Collections.sort(last);
        System.out.printf(Locale.ROOT, "%.2f%n", last.get(last.size() / 2));
    }

    private static void compile(String... words) {
        if (ToolProvider.getSystemJavaCompiler().run(null, System.err, System.err, words) != 0) {
            throw new IllegalStateException("javac failed");
        }
    }

    private record Translate(Portolan portolan, Path folder, List<String> targets) implements Runnable {
        @Override
        public void run() {
            Reading reading = portolan.read(folder);
            targets.forEach(target -> portolan.translate(reading, target).files());
        }
    }
}
