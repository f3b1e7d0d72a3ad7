package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.GeluFolding;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Shape;
import java.util.List;

/** A pass on the processor, by oneDNN or ND4J. */
final class ProcessorPass implements Pass {
    private final Buffers buffers = new Buffers();
    private final List<Kernel> kernels;
    private final ImageInput input;
    private final Port image;
    private final List<Port> ports;
    private final List<Shape> outputs;

    ProcessorPass(Net net, List<String> blobs, int width, int height, PassKind kind, boolean oneDnn, Weights weights) {
        Net part = GeluFolding.fold(net.upTo(blobs), blobs);
        PassGraph wiring = new PassGraph(part, blobs, width, height, kind.hasGradient(), oneDnn);
        buffers.place(wiring.storages());
        MemoryLayout layout = wiring.input().layout() == MemoryLayout.CHW ? MemoryLayout.CHW : MemoryLayout.HWC;
        image = new Port(wiring.input(), layout);
        ports = wiring.outputs().stream()
                .map(edge -> new Port(edge, MemoryLayout.HWC))
                .toList();
        outputs = wiring.outputs().stream().map(Edge::shape).toList();
        input = new ImageInput(net.imageSpec(), wiring.input().shape(), layout);
        KernelFactory plain = new KernelFactory(weights);
        kernels = oneDnn
                ? new DnnFactory(weights.forOneDnn(), plain, kind).make(wiring.nodes())
                : plain.make(wiring.nodes());
    }

    @Override
    public Shape output(int index) {
        return outputs.get(index);
    }

    @Override
    public void forward(float[] rgb) {
        image.writeValue(input.values(rgb));
        kernels.forEach(Kernel::forward);
    }

    @Override
    public void readActivation(int index, float[] values) {
        ports.get(index).readValue(values);
    }

    @Override
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
        image.readGradient(input.staging());
        input.readGradient(rgbGradient);
    }

    @Override
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
