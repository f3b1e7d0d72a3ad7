package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.GeluFolding;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Shape;
import java.util.List;

/**
 * A network for images of one size, forward to some blobs and, if requested, backward to the image. Holds native memory
 * until closed.
 */
public final class Pass implements AutoCloseable {
    private final Buffers buffers = new Buffers();
    private final List<Kernel> kernels;
    private final ImageInput input;
    private final Port image;
    private final List<Port> ports;
    private final List<Shape> outputs;

    Pass(Net net, List<String> blobs, int width, int height, PassKind kind, boolean oneDnn, Weights weights) {
        Net part = GeluFolding.fold(net.upTo(blobs), blobs);
        PassGraph wiring = new PassGraph(part, blobs, width, height, kind.hasGradient(), oneDnn);
        buffers.place(wiring.storages());
        image = new Port(wiring.input());
        ports = wiring.outputs().stream().map(Port::new).toList();
        outputs = wiring.outputs().stream().map(Edge::shape).toList();
        input = new ImageInput(net.imageSpec(), wiring.input().shape(), image);
        KernelFactory plain = new KernelFactory(weights);
        kernels = oneDnn
                ? new DnnFactory(weights.forOneDnn(), plain, kind).make(wiring.nodes())
                : plain.make(wiring.nodes());
    }

    /** The shape of the first blob. */
    public Shape output() {
        return output(0);
    }

    /** The shape of blob {@code index}, in the order they were requested. */
    public Shape output(int index) {
        return outputs.get(index);
    }

    /**
     * Computes the blobs.
     *
     * @param rgb the image, HWC, sRGB 0..1
     */
    public void forward(float[] rgb) {
        input.set(rgb);
        kernels.forEach(Kernel::forward);
    }

    /** The first blob after the last forward pass, HWC. */
    public float[] activation() {
        return activation(0);
    }

    /** Blob {@code index} after the last forward pass, HWC. */
    public float[] activation(int index) {
        float[] values = new float[output(index).length()];
        readActivation(index, values);
        return values;
    }

    /** Copies blob {@code index} to {@code values}, which has the blob's length. */
    public void readActivation(int index, float[] values) {
        ports.get(index).readValue(values);
    }

    /**
     * Computes the gradient of the image.
     *
     * @param outputGradient ∂value/∂blob of the first blob, HWC
     * @param rgbGradient receives ∂value/∂rgb, HWC; overwritten
     */
    public void backward(float[] outputGradient, float[] rgbGradient) {
        backward(List.of(outputGradient), rgbGradient);
    }

    /** As {@link #backward(float[], float[])}, with a gradient for each blob in the order they were requested. */
    public void backward(List<float[]> outputGradients, float[] rgbGradient) {
        if (outputGradients.size() != outputs.size()) {
            throw new IllegalArgumentException(
                    "there must be " + outputs.size() + " gradients, were " + outputGradients.size());
        }
        for (int i = 0; i < outputs.size(); i++) {
            ports.get(i).writeGradient(outputGradients.get(i));
        }
        for (int i = kernels.size() - 1; i >= 0; i--) {
            kernels.get(i).backward();
        }
        input.readGradient(rgbGradient);
    }

    /** Bytes of native memory that the pass takes, without the network's weights. */
    public long bytes() {
        long kept = buffers.bytes()
                + image.bytes()
                + ports.stream().mapToLong(Port::bytes).sum()
                + kernels.stream().mapToLong(Kernel::bytes).sum();
        return kept + kernels.stream().mapToLong(Kernel::scratchBytes).max().orElse(0);
    }

    @Override
    public void close() {
        kernels.forEach(Kernel::close);
        image.close();
        ports.forEach(Port::close);
        buffers.close();
    }
}
