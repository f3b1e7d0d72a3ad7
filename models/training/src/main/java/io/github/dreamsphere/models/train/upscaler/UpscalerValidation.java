package io.github.dreamsphere.models.train.upscaler;

import io.github.dreamsphere.core.image.Luma;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Measures how well a net in training enlarges whole pictures, whose edges are replicated. */
final class UpscalerValidation {
    private static final int CHANNELS = 3;

    /** Largest measured size of a half, along each axis. */
    private static final int LARGEST_MEASURED = 192;

    private final ComputationGraph graph;
    private final int margin;
    private final int samples;

    UpscalerValidation(ComputationGraph graph, UpscalerArchitecture architecture) {
        this.graph = graph;
        this.margin = architecture.margin();
        this.samples = architecture.samples();
    }

    /** Enlarges RGB (HWC, 0..1) by 2; a net for luma enlarges the luma of a grey picture. Not clamped. */
    float[] twice(float[] rgb, int width, int height) {
        int w = width + 2 * margin;
        int h = height + 2 * margin;
        float[] pixels = padded(rgb, width, height);
        INDArray residual = graph.outputSingle(Nd4j.create(pixels, new long[] {1, h, w, CHANNELS}, 'c'));
        float[] added = residual.dup('c').data().asFloat();
        float[] result = new float[4 * width * height * samples];
        float[] plane = new float[w * h];
        for (int c = 0; c < samples; c++) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = pixels[i * CHANNELS + c];
            }
            for (int i = 0; i < width * height; i++) {
                int x = i % width;
                int y = i / width;
                int at = (y + margin) * w + x + margin;
                for (int phase = 0; phase < 4; phase++) {
                    int to = ((2 * y + phase / 2) * 2 * width + 2 * x + phase % 2) * samples + c;
                    result[to] =
                            BicubicPhases.at(plane, at, w, phase % 2, phase / 2) + added[(4 * i + phase) * samples + c];
                }
            }
        }
        return result;
    }

    /** PSNR in dB of the enlarged half against the photograph, in its middle. */
    double psnr(PhotoPair photo) {
        PhotoPair middle = photo.middle(LARGEST_MEASURED);
        float[] half = PhotoPair.floats(middle.half());
        int scale = PhotoPair.SCALE;
        return psnr(
                samples == 1
                        ? grey(twice(grey(lumaOf(half)), middle.width(), middle.height()))
                        : twice(half, middle.width(), middle.height()),
                PhotoPair.floats(middle.full()),
                middle.width() * scale,
                middle.height() * scale,
                scale * margin);
    }

    /**
     * PSNR in dB as in super-resolution papers: on the studio-range luma of samples rounded to 8 bit.
     *
     * @param a HWC, sRGB 0..1
     * @param b likewise, of the same size
     * @param border pixels left out on each side
     */
    static double psnr(float[] a, float[] b, int width, int height, int border) {
        double sum = 0;
        for (int y = border; y < height - border; y++) {
            for (int x = border; x < width - border; x++) {
                int i = (y * width + x) * CHANNELS;
                double difference = luma(a, i) - luma(b, i);
                sum += difference * difference;
            }
        }
        double meanSquare = sum / ((double) (width - 2 * border) * (height - 2 * border));
        return 10 * Math.log10(255 * 255 / meanSquare);
    }

    private static double luma(float[] rgb, int index) {
        return Luma.studio(eightBit(rgb[index]), eightBit(rgb[index + 1]), eightBit(rgb[index + 2]));
    }

    private static double eightBit(float value) {
        return Math.round(255 * Math.min(1, Math.max(0, value)));
    }

    private static float[] lumaOf(float[] rgb) {
        float[] luma = new float[rgb.length / CHANNELS];
        for (int i = 0; i < luma.length; i++) {
            luma[i] = Luma.of(rgb, i * CHANNELS);
        }
        return luma;
    }

    private static float[] grey(float[] luma) {
        float[] rgb = new float[luma.length * CHANNELS];
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = luma[i / CHANNELS];
        }
        return rgb;
    }

    private float[] padded(float[] rgb, int width, int height) {
        int w = width + 2 * margin;
        int h = height + 2 * margin;
        float[] pixels = new float[CHANNELS * w * h];
        for (int y = 0; y < h; y++) {
            int sy = Math.min(height - 1, Math.max(0, y - margin));
            for (int x = 0; x < w; x++) {
                int sx = Math.min(width - 1, Math.max(0, x - margin));
                System.arraycopy(rgb, (sy * width + sx) * CHANNELS, pixels, (y * w + x) * CHANNELS, CHANNELS);
            }
        }
        return pixels;
    }
}
