package io.github.dreamsphere.models.train.upscaler;

import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Enlarges whole pictures with a net in training, to see how good it is; edges are replicated. */
final class Enlargement {
    private static final int CHANNELS = 3;

    /** Pixels of a half that are measured at most, along each axis. */
    private static final int LARGEST_MEASURED = 192;

    private final ComputationGraph graph;
    private final int margin;

    Enlargement(ComputationGraph graph, UpscalerPlan plan) {
        this.graph = graph;
        this.margin = plan.margin();
    }

    /** The picture (HWC, 0..1) at twice its size, not clamped. */
    float[] twice(float[] rgb, int width, int height) {
        int w = width + 2 * margin;
        int h = height + 2 * margin;
        float[] pixels = padded(rgb, width, height);
        INDArray residual = graph.outputSingle(Nd4j.create(pixels, new long[] {1, h, w, CHANNELS}, 'c'));
        float[] samples = residual.dup('c').data().asFloat();
        float[] result = new float[4 * rgb.length];
        float[] plane = new float[w * h];
        for (int c = 0; c < CHANNELS; c++) {
            for (int i = 0; i < plane.length; i++) {
                plane[i] = pixels[i * CHANNELS + c];
            }
            for (int i = 0; i < width * height; i++) {
                int x = i % width;
                int y = i / width;
                int at = (y + margin) * w + x + margin;
                for (int phase = 0; phase < 4; phase++) {
                    int to = ((2 * y + phase / 2) * 2 * width + 2 * x + phase % 2) * CHANNELS + c;
                    result[to] = BicubicPhases.at(plane, at, w, phase % 2, phase / 2)
                            + samples[(4 * i + phase) * CHANNELS + c];
                }
            }
        }
        return result;
    }

    /** PSNR in dB of the enlarged half against the photograph, on the middle of it. */
    double psnr(PhotoPair photo) {
        PhotoPair middle = photo.middle(LARGEST_MEASURED);
        float[] enlarged = twice(PhotoPair.floats(middle.half()), middle.width(), middle.height());
        int scale = PhotoPair.SCALE;
        return Luma.psnr(
                enlarged,
                PhotoPair.floats(middle.full()),
                middle.width() * scale,
                middle.height() * scale,
                scale * margin);
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
