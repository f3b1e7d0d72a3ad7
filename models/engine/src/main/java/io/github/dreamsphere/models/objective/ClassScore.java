package io.github.dreamsphere.models.objective;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The score of a class for a picture: a quick check for a wrong mean or channel order.
 *
 * @param index channel of the class in the last blob, from 0
 * @param label name of the class, or {@code class INDEX}
 * @param score value of the channel; a probability if the net ends in a softmax
 */
public record ClassScore(int index, String label, float score) {
    /** The training size of most ImageNet classifiers, in pixels. */
    private static final int USUAL_SIZE = 224;

    /** The edge of the square picture for a net: 224 pixels, or the nearest that the net works at. */
    public static int usualSize(Model model) {
        return model.net().sizeNear(USUAL_SIZE, model.net().output());
    }

    /**
     * The classes with the highest scores.
     *
     * @param image resized to a square of {@code size} pixels, ignoring proportions
     * @param count number of classes to return
     * @throws IllegalArgumentException if the net has fewer than two classes
     */
    public static List<ClassScore> strongest(Model model, Image image, int size, int count) {
        float[] scores = scores(model, image, size);
        if (scores.length < 2) {
            throw new IllegalArgumentException("net " + model.net().name() + " ends in '"
                    + model.net().output() + "', which has one channel: it is not a classifier");
        }
        return IntStream.range(0, scores.length)
                .boxed()
                .sorted(Comparator.comparingDouble(index -> -scores[index]))
                .limit(count)
                .map(index -> new ClassScore(index, label(model, index), scores[index]))
                .toList();
    }

    private static float[] scores(Model model, Image image, int size) {
        Border border = Border.reflecting(image.width(), image.height());
        boolean fits = image.width() == size && image.height() == size;
        Image square = fits ? image : SphereResize.resize(image, border, size, size);
        try (Network network = new Network(model.net());
                Pass pass = network.forward(model.net().output(), size, size)) {
            pass.forward(square.rgb());
            return averaged(pass.activation(), pass.output().channels());
        }
    }

    /** Averages over positions, of which there are several if the net slides over the picture. */
    private static float[] averaged(float[] activation, int channels) {
        int positions = activation.length / channels;
        float[] scores = new float[channels];
        for (int i = 0; i < activation.length; i++) {
            scores[i % channels] += activation[i] / positions;
        }
        return scores;
    }

    private static String label(Model model, int index) {
        return index < model.labels().size() ? model.labels().get(index) : "class " + index;
    }
}
