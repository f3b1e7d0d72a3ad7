package io.github.dreamsphere.cli;

import io.github.dreamsphere.CompareRequest;
import io.github.dreamsphere.Comparison;
import io.github.dreamsphere.Comparison.Visibility;
import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.core.quality.DifferencePicture;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code dreamsphere compare}: how much two pictures differ, and how visible the seams and poles of spheres are. */
final class CompareCommand implements Subcommand {
    private final Arguments arguments =
            new Arguments("compare A B [--flat] [--difference OUT]", """
            Measures how much two pictures of the same size differ: PSNR (dB) of red, green and blue, and SSIM of the
            brightness. For full spheres it also prints both scores weighted by solid angle, and how visible the seam
            and the poles of each picture are (1: as visible as any other place).""", "compare ORIGINAL.jpg DREAM.jpg");

    private final Option<Void> flat = arguments.toggle("flat", "the pictures are plain ones, not photospheres");
    private final Option<Path> difference = arguments.place(
            "difference", "write a picture of the differences, amplified " + DifferencePicture.GAIN + " times", "OUT");

    @Override
    public String name() {
        return "compare";
    }

    @Override
    public String summary() {
        return "measures how much two pictures differ";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.run(given, terminal, options -> compare(options, terminal));
    }

    private int compare(Given given, Terminal terminal) throws IOException {
        List<Path> files = given.files();
        if (files.size() != 2) {
            throw new UsageException(
                    "two pictures are needed, not " + files.size() + "; see dreamsphere compare --help");
        }
        CompareRequest request =
                new CompareRequest(files.get(0), files.get(1), given.has(flat), given.optional(difference));
        try (Dreamsphere dreamsphere = Dreamsphere.open(new TerminalEvents(terminal))) {
            print(arguments.checkFiles(() -> dreamsphere.compare(request)), terminal.out());
        }
        return ExitCode.DONE;
    }

    private static void print(Comparison comparison, PrintStream out) {
        line(out, "PSNR", "dB", comparison.psnr());
        line(out, "SSIM", "", comparison.ssim());
        comparison.sphere().ifPresent(sphere -> {
            Visibility a = sphere.first();
            Visibility b = sphere.second();
            line(out, "WS-PSNR", "dB", sphere.wsPsnr());
            line(out, "WS-SSIM", "", sphere.wsSsim());
            line(out, "seam score", "A, B", a.seam(), b.seam());
            line(out, "north pole score", "A, B", a.poles().north(), b.poles().north());
            line(out, "south pole score", "A, B", a.poles().south(), b.poles().south());
        });
    }

    private static void line(PrintStream out, String score, String unit, double... values) {
        StringBuilder line = new StringBuilder(String.format("%-18s", score));
        for (double value : values) {
            line.append(String.format(Locale.ROOT, "%9.4f", value));
        }
        out.println(line.append(unit.isEmpty() ? "" : "  " + unit));
    }
}
