package io.github.dreamsphere.cli;

import io.github.dreamsphere.app.files.Destination;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.quality.DifferencePicture;
import io.github.dreamsphere.core.quality.PoleScore;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.core.quality.SeamScore;
import io.github.dreamsphere.core.quality.Ssim;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import joptsimple.OptionSet;
import joptsimple.OptionSpec;

/** {@code dreamsphere compare}: how much two pictures differ, and how well each sphere meets itself. */
final class CompareCommand implements Subcommand {
    private final Arguments arguments = new Arguments("compare A B [--flat] [--difference OUT]", """
            Compares two pictures of one size: PSNR in dB over red, green and blue, and SSIM of the brightness; of
            full spheres also both weighted by solid angle, and how each meets itself at the seam and the poles
            (1: as its pixels do elsewhere).""");
    private final OptionSpec<Void> flat = arguments.flag("flat", "the pictures are plain ones, not photospheres");
    private final OptionSpec<Path> difference = arguments.path(
            List.of("difference"), "draw the differences, " + DifferencePicture.GAIN + " times enlarged", "OUT");

    @Override
    public String name() {
        return "compare";
    }

    @Override
    public String summary() {
        return "tells how much two pictures differ";
    }

    @Override
    public int run(List<String> given, Terminal terminal) throws IOException {
        return arguments.perform(given, terminal, options -> compare(options, terminal.out()));
    }

    /** A picture, and whether it is a whole sphere. */
    private record Subject(Path file, Image image, boolean sphere) {
        static Subject read(Path file, boolean flat) throws IOException {
            if (flat) {
                return new Subject(file, ImageReader.read(file).image(), false);
            }
            Photosphere photosphere = PhotosphereFile.read(file);
            return new Subject(file, photosphere.image(), photosphere.coverage().isFull());
        }

        String size() {
            return image.width() + "x" + image.height();
        }
    }

    private void compare(OptionSet options, PrintStream out) throws IOException {
        List<Path> files = arguments.files(options);
        if (files.size() != 2) {
            throw new UsageException(
                    "two pictures are wanted, not " + files.size() + "; see dreamsphere compare --help");
        }
        Subject a = Subject.read(files.get(0), options.has(flat));
        Subject b = Subject.read(files.get(1), options.has(flat));
        if (!a.size().equals(b.size())) {
            throw new IOException(b.file + ": has " + b.size() + " pixels, where " + a.file + " has " + a.size()
                    + "; only equal sizes can be compared");
        }
        if (options.has(difference)) {
            Path drawing = arguments.checkFiles(() ->
                    Destination.picture(Destination.picture(arguments.value(options, difference), a.file), b.file));
            Picture picture = new Picture(DifferencePicture.of(a.image, b.image), Metadata.NONE);
            ImageWriter.write(picture, drawing, WriteOptions.defaults());
        }
        tell(a, b, out);
    }

    private static void tell(Subject a, Subject b, PrintStream out) {
        line(out, "PSNR", "dB", Psnr.psnr(a.image, b.image));
        line(out, "SSIM", "", Ssim.ssim(a.image, b.image));
        if (a.sphere && b.sphere) {
            line(out, "WS-PSNR", "dB", Psnr.wsPsnr(a.image, b.image));
            line(out, "WS-SSIM", "", Ssim.wsSsim(a.image, b.image));
            line(out, "seam score", "A, B", SeamScore.of(a.image), SeamScore.of(b.image));
            line(out, "north pole score", "A, B", PoleScore.north(a.image), PoleScore.north(b.image));
            line(out, "south pole score", "A, B", PoleScore.south(a.image), PoleScore.south(b.image));
        }
    }

    private static void line(PrintStream out, String score, String unit, double... values) {
        StringBuilder line = new StringBuilder(String.format("%-18s", score));
        for (double value : values) {
            line.append(String.format(Locale.ROOT, "%9.4f", value));
        }
        out.println(line.append(unit.isEmpty() ? "" : "  " + unit));
    }
}
