package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.core.dream.AscentTask;
import io.github.dreamsphere.core.dream.SphereAscent;
import io.github.dreamsphere.core.dream.ViewAscent;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.models.net.Shape;
import java.util.List;
import java.util.Optional;

/**
 * A network for images of one size, forward to some blobs and, if requested, backward to the image. Holds memory of the
 * processor or of a graphics card until closed.
 */
public interface Pass extends AutoCloseable {
    /**
     * The most images that the pass computes at once. Arrays hold as many images as {@link #forward} was last given, one
     * after the other, and blobs and gradients likewise. Each image has the same bytes as alone.
     */
    default int tiles() {
        return 1;
    }

    /** The shape of the first blob. */
    default Shape output() {
        return output(0);
    }

    /** The shape of blob {@code index}, in the order they were requested. */
    Shape output(int index);

    /**
     * Computes the blobs.
     *
     * @param rgb the image, HWC, sRGB 0..1, or several of them
     */
    void forward(float[] rgb);

    /** The first blob after the last forward pass of one image, HWC. */
    default float[] activation() {
        return activation(0);
    }

    /** Blob {@code index} after the last forward pass of one image, HWC. */
    default float[] activation(int index) {
        float[] values = new float[output(index).length()];
        readActivation(index, values);
        return values;
    }

    /** Copies blob {@code index} to {@code values}, which has the blob's length. */
    void readActivation(int index, float[] values);

    /**
     * Computes the gradient of the image.
     *
     * @param outputGradient ∂value/∂blob of the first blob, HWC
     * @param rgbGradient receives ∂value/∂rgb, HWC; overwritten
     */
    default void backward(float[] outputGradient, float[] rgbGradient) {
        backward(List.of(outputGradient), rgbGradient);
    }

    /**
     * As {@link #backward(float[], float[])}, with a gradient for each blob in the order they were requested.
     *
     * @throws IllegalArgumentException if there is not one gradient for each blob
     */
    void backward(List<float[]> outputGradients, float[] rgbGradient);

    /**
     * Takes over the steps of a dream's octave in which {@code slope} of the first blob is raised, if this pass's device
     * can do all of {@code task}.
     *
     * @return what takes the steps by this pass, to be closed before it; empty if the caller must take them
     */
    default Optional<SphereAscent> ascent(AscentTask task, Slope slope) {
        return Optional.empty();
    }

    /**
     * Takes over the steps in views of a sphere in which {@code slope} of the first blob is raised, if this pass's device
     * can.
     *
     * @param sphere where the picture lies
     * @return what takes the steps by this pass, in views of its size, to be closed before it; empty if the caller must take
     *     them
     */
    default Optional<ViewAscent> views(Equirectangular sphere, Slope slope) {
        return Optional.empty();
    }

    /** Bytes of memory that the pass takes, without the network's weights. */
    long bytes();

    @Override
    void close();
}
