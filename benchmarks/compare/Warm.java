import dev.portolan.engine.Portolan;
import dev.portolan.source.Reading;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javax.tools.ToolProvider;

/** The same task again and again in one JVM: prints the median of the last half of the times in milliseconds. */
final class Warm {
    private Warm() {}

    /** The words: how often, then {@code portolan}, a folder and targets, or {@code javac} and what javac is told. */
    public static void main(String[] words) {
        int times = Integer.parseInt(words[0]);
        Runnable task = words[1].equals("portolan")
                ? new Translate(Portolan.load(), Path.of(words[2]), List.of(words[3].split(",")))
                : () -> compile(Arrays.copyOfRange(words, 2, words.length));
        double[] taken = new double[times];
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            task.run();
            taken[i] = (System.nanoTime() - start) / 1e6;
        }
        double[] last = Arrays.copyOfRange(taken, times / 2, times);
        Arrays.sort(last);
        System.out.printf(Locale.ROOT, "%.2f%n", last[last.length / 2]);
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
