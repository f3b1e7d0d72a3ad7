package io.github.dreamsphere.upscale.benchmark;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.SphereResize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A test set of photospheres: each is halved on the sphere, doubled by every method, and compared with the original by
 * WS-PSNR.
 */
public final class TestSpheres {
    private final List<Path> files;
    private final int width;

    /**
     * @param files files of full spheres
     * @param width the width in pixels to which they are resized first, by Lanczos; a multiple of 4
     */
    public TestSpheres(List<Path> files, int width) {
        this.files = List.copyOf(files);
        this.width = width;
        if (width < 4 || width % 4 != 0) {
            throw new IllegalArgumentException("the width must be a multiple of 4, was " + width);
        }
    }

    /** For each photosphere the WS-PSNR of the methods in dB, in their order. */
    public Map<String, List<Double>> measure(List<Method> methods, Progress progress) throws IOException {
        Equirectangular whole = new Equirectangular(width, width / 2);
        Equirectangular half = new Equirectangular(width / 2, width / 4);
        Map<String, List<Double>> scores = new LinkedHashMap<>();
        for (Path file : files) {
            progress.checkCancelled();
            Image stored = PhotosphereFile.read(file).image();
            Image original = EightBit.rounded(SphereResize.resize(
                    stored, whole.scaledTo(stored.width(), stored.height()).border(), width, width / 2));
            Image small = EightBit.rounded(
                    SphereResize.resize(original, whole.border(), half.width(), half.height(), ResampleFilter.BICUBIC));
            List<Double> row = new ArrayList<>();
            for (Method method : methods) {
                Image made = EightBit.rounded(method.magnification().apply(small, half, 2));
                row.add(Psnr.wsPsnr(original, made));
            }
            scores.put(file.getFileName().toString(), row);
            progress.report(file.getFileName().toString(), scores.size(), files.size());
        }
        return scores;
    }
}
