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
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Pictures in sets, named SET_img_NUMBER_HR.png: each is shrunk by bicubic, enlarged by every method, and compared with
 * itself; luma, as many pixels left out along the edges as it was shrunk times, as the papers do. What does not divide
 * by the factor is cut off at the right and below.
 */
public final class TestSets {
    /** An edge of a shrunk picture; SSIM's window must fit into what the border leaves. */
    private static final int SMALLEST = 14;

    private final Map<String, List<Path>> sets = new TreeMap<>();
    private final int factor;
    private final OptionalInt jpegQuality;

    /**
     * The sets in {@code folder}.
     *
     * @param factor how many times the pictures are shrunk and enlarged along each edge, ≥ 2
     * @param jpegQuality 1..100, if the shrunk pictures shall go through a JPEG with halved chroma
     */
    public TestSets(Path folder, int factor, OptionalInt jpegQuality) throws IOException {
        if (factor < 2) {
            throw new IllegalArgumentException("pictures must be shrunk by 2 or more to be enlarged, was " + factor);
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
        Image original = cut(stored, small.width() * factor, small.height() * factor);
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

    private static Image cut(Image image, int width, int height) {
        Image part = new Image(width, height);
        for (int y = 0; y < height; y++) {
            System.arraycopy(image.rgb(), image.index(0, y), part.rgb(), part.index(0, y), width * Image.CHANNELS);
        }
        return part;
    }
}
