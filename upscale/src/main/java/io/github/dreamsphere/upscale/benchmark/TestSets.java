package io.github.dreamsphere.upscale.benchmark;

import io.github.dreamsphere.core.image.ChromaSubsampling;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
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
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Test sets of pictures named SET_img_NUMBER_HR.png. Each picture is reduced by bicubic, enlarged by every method, and
 * compared with the original in luma. As in the papers, a margin of as many pixels as the factor is left out. Columns
 * and rows that the factor does not divide are cut off at the right and the bottom.
 */
public final class TestSets {
    /** The smallest edge of a reduced picture: SSIM's window must fit inside the margin. */
    private static final int SMALLEST = 14;

    private final Map<String, List<Path>> sets = new TreeMap<>();
    private final int factor;
    private final OptionalInt jpegQuality;

    /**
     * The sets in {@code folder}.
     *
     * @param factor factor by which pictures are reduced and enlarged along each edge, ≥ 2
     * @param jpegQuality 1..100: the reduced pictures are compressed as JPEG with halved chroma; empty: they are not
     */
    public TestSets(Path folder, int factor, OptionalInt jpegQuality) throws IOException {
        if (factor < 2) {
            throw new IllegalArgumentException("the factor must be >= 2, was " + factor);
        }
        this.factor = factor;
        this.jpegQuality = jpegQuality;
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

    private void add(Path file, List<Method> methods, double[][] sums) throws IOException {
        Image stored = ImageReader.read(file).image();
        Flat small = new Flat(part(stored.width(), file), part(stored.height(), file));
        Image original = stored.withAlpha(Optional.empty()).crop(0, 0, small.width() * factor, small.height() * factor);
        Flat whole = new Flat(original.width(), original.height());
        Image exact = EightBit.rounded(
                SphereResize.resize(original, whole.border(), small.width(), small.height(), ResampleFilter.BICUBIC));
        Image shrunk = jpegQuality.isPresent() ? compressed(exact, jpegQuality.getAsInt()) : exact;
        Image expected = EightBit.luma(original, factor);
        for (int i = 0; i < methods.size(); i++) {
            Image made = EightBit.luma(methods.get(i).magnification().apply(shrunk, small, factor), factor);
            sums[i][0] += Psnr.psnr(expected, made);
            sums[i][1] += Ssim.ssim(expected, made);
        }
    }

    private int part(int length, Path file) throws IOException {
        if (length < SMALLEST * factor) {
            throw new IOException(file + ": is too small to be shrunk " + factor + " times; an edge must have "
                    + SMALLEST * factor + " pixels");
        }
        return length / factor;
    }

    private static Image compressed(Image image, int quality) throws IOException {
        Path file = Files.createTempFile("dreamsphere", ".jpg");
        try {
            WriteOptions options =
                    WriteOptions.defaults().withJpegQuality(quality).withChroma(ChromaSubsampling.QUARTER);
            ImageWriter.write(new Picture(image, Metadata.NONE), file, options);
            return ImageReader.read(file).image();
        } finally {
            Files.delete(file);
        }
    }
}
