package io.github.dreamsphere.models.train.select;

import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.train.Distortion;
import io.github.dreamsphere.models.train.TrainingImages;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How strongly classes of pictures activate the channels of a blob.
 *
 * @param channels number of channels of the blob
 * @param byClass for each class, the mean square of every channel's activation over its pictures and all positions
 */
public record ClassResponses(int channels, SortedMap<String, double[]> byClass) {
    public ClassResponses {
        for (Map.Entry<String, double[]> of : byClass.entrySet()) {
            if (of.getValue().length != channels) {
                throw new IllegalArgumentException("class '" + of.getKey() + "' must have a value for each of the "
                        + channels + " channels, had " + of.getValue().length);
            }
        }
    }

    /**
     * Measures the responses of {@code blob} to the middle of the pictures.
     *
     * @param size edge in pixels to which the pictures are cut
     * @param most number of pictures of a class that are used at most; they are spread over the class
     * @throws IOException if a picture is unreadable
     */
    public static ClassResponses measure(
            Network network, String blob, TrainingImages images, int size, int most, Progress progress)
            throws IOException {
        SortedMap<String, List<TrainingImages.Entry>> classes = TrainingImages.byLabel(images.entries());
        SortedMap<String, double[]> byClass = new TreeMap<>();
        try (Pass pass = network.forward(blob, size, size)) {
            int channels = pass.output().channels();
            Distortion crops = new Distortion(size);
            for (Map.Entry<String, List<TrainingImages.Entry>> of : classes.entrySet()) {
                progress.report(of.getKey(), byClass.size(), classes.size());
                double[] sums = new double[channels];
                List<TrainingImages.Entry> pictures = spread(of.getValue(), most);
                for (TrainingImages.Entry picture : pictures) {
                    progress.checkCancelled();
                    pass.forward(crops.middle(picture.decode()));
                    addSquares(pass.activation(), sums, pictures.size());
                }
                byClass.put(of.getKey(), sums);
            }
            return new ClassResponses(channels, byClass);
        }
    }

    private static List<TrainingImages.Entry> spread(List<TrainingImages.Entry> all, int most) {
        int count = Math.min(most, all.size());
        List<TrainingImages.Entry> chosen = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chosen.add(all.get((int) ((long) i * all.size() / count)));
        }
        return chosen;
    }

    /** Adds the mean square of every channel of HWC {@code values}, divided by the number of pictures. */
    private static void addSquares(float[] values, double[] sums, int pictures) {
        double scale = (double) sums.length / values.length / pictures;
        for (int i = 0; i < values.length; i++) {
            sums[i % sums.length] += scale * values[i] * values[i];
        }
    }
}
