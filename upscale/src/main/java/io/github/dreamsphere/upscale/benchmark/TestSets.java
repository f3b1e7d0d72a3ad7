package io.github.dreamsphere.upscale.benchmark;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.core.quality.Ssim;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.SphereResize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Pictures in sets, named SET_img_NUMBER_HR.png: each is halved by bicubic, doubled by every method, and compared with
 * itself; luma, without two pixels along the edges, as the papers do.
 */
public final class TestSets {
    private static final int BORDER = 2;

    private final Map<String, List<Path>> sets = new TreeMap<>();

    /** The sets in {@code folder}. */
    public TestSets(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                int end = name.indexOf("_img_");
                if (end > 0 && name.endsWith(".png")) {
                    sets.computeIfAbsent(name.substring(0, end), set -> new ArrayList<>())
                            .add(file);
                }
            }
        }
        if (sets.isEmpty()) {
            throw new IOException(folder + ": holds no picture named like set5_img_001_HR.png");
        }
    }

    /** The means over a set: PSNR in dB and SSIM. */
    public record Score(double psnr, double ssim) {}

    /** For each set the scores of the methods, in their order. */
    public Map<String, List<Score>> measure(List<Method> methods, Progress progress) throws IOException {
        long total = sets.values().stream().mapToLong(List::size).sum();
        long done = 0;
        Map<String, List<Score>> scores = new TreeMap<>();
        for (Map.Entry<String, List<Path>> set : sets.entrySet()) {
            double[][] sums = new double[methods.size()][2];
            for (Path file : set.getValue()) {
                progress.checkCancelled();
                add(file, methods, sums);
                progress.report(file.getFileName().toString(), ++done, total);
            }
            int count = set.getValue().size();
            scores.put(
                    set.getKey() + " (" + count + ")",
                    Stream.of(sums)
                            .map(sum -> new Score(sum[0] / count, sum[1] / count))
                            .toList());
        }
        return scores;
    }

    private static void add(Path file, List<Method> methods, double[][] sums) throws IOException {
        Image original = ImageReader.read(file).image();
        Flat whole = new Flat(original.width(), original.height());
        if (whole.width() % 2 != 0 || whole.height() % 2 != 0) {
            throw new IOException(file + ": must have an even number of rows and columns to be halved");
        }
        Flat half = whole.scaledTo(whole.width() / 2, whole.height() / 2);
        Image small = EightBit.rounded(
                SphereResize.resize(original, whole.border(), half.width(), half.height(), ResampleFilter.BICUBIC));
        Image expected = EightBit.luma(original, BORDER);
        for (int i = 0; i < methods.size(); i++) {
            Image made = EightBit.luma(methods.get(i).doubling().apply(small, half), BORDER);
            sums[i][0] += Psnr.psnr(expected, made);
            sums[i][1] += Ssim.ssim(expected, made);
        }
    }
}
