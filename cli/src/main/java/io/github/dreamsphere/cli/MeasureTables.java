package io.github.dreamsphere.cli;

import io.github.dreamsphere.Version;
import io.github.dreamsphere.upscale.benchmark.Method;
import io.github.dreamsphere.upscale.benchmark.TestSets;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes measurements as Markdown. */
final class MeasureTables {
    private static final Path CPU = Path.of("/proc/cpuinfo");

    private final List<Method> methods;
    private final PrintStream out;

    MeasureTables(List<Method> methods, PrintStream out) {
        this.methods = methods;
        this.out = out;
    }

    /** The date, the version and the machine. */
    void heading() throws IOException {
        out.println("Measured on " + LocalDate.now() + " by dreamsphere " + Version.current() + ", " + cpu() + ", "
                + Runtime.getRuntime().availableProcessors() + " threads, Java "
                + Runtime.version().feature() + ".");
    }

    private static String cpu() throws IOException {
        if (!Files.isReadable(CPU)) {
            return System.getProperty("os.arch");
        }
        return Files.readAllLines(CPU).stream()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse(System.getProperty("os.arch"));
    }

    /** PSNR and SSIM of each set, enlarged by {@code factor}. */
    void sets(Map<String, List<TestSets.Score>> scores, int factor) {
        out.println("\nEnlarged by a factor of " + factor + ", PSNR in dB / SSIM of luma:\n");
        header("set (pictures)");
        scores.forEach((set, row) -> row(
                set,
                row.stream()
                        .map(score -> String.format(Locale.ROOT, "%.2f / %.4f", score.psnr(), score.ssim()))
                        .toList()));
    }

    /** WS-PSNR of each photosphere, enlarged to {@code width}. */
    void spheres(Map<String, List<Double>> scores, int width) {
        out.println("\nEnlarged by a factor of 2, to " + width + "x" + width / 2 + ", WS-PSNR in dB:\n");
        header("photosphere");
        scores.forEach((file, row) -> row(
                file,
                row.stream()
                        .map(score -> String.format(Locale.ROOT, "%.2f", score))
                        .toList()));
    }

    private void header(String first) {
        row(first, methods.stream().map(Method::name).toList());
        row("---", methods.stream().map(method -> "---").toList());
    }

    private void row(String first, List<String> cells) {
        out.println("| " + first + " | " + cells.stream().collect(Collectors.joining(" | ")) + " |");
    }
}
