package io.github.dreamsphere.models.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Transposed convolutions as plain ones: with a stride of s, every pixel of the result is one of s·s phases, each a
 * convolution of the input; one convolution computes all of them and {@link DepthToSpace} lays them out (Shi et al.
 * 2016, "Is the deconvolution layer the same as a convolutional layer?"). Plain convolutions are what libraries compute
 * fast, transposed ones to few channels are not.
 */
public final class DeconvolutionPhases {
    private DeconvolutionPhases() {}

    /** The same network with every transposed convolution that can be written so, written so. */
    public static Net of(Net net) {
        if (net.layers().stream().noneMatch(layer -> layer.op() instanceof Deconvolution)) {
            return net;
        }
        List<Layer> layers = new ArrayList<>();
        for (Layer layer : net.layers()) {
            Optional<Convolution> phases =
                    layer.op() instanceof Deconvolution op ? convolution(op) : Optional.<Convolution>empty();
            if (phases.isEmpty()) {
                layers.add(layer);
                continue;
            }
            String between = layer.output() + "@phases";
            int stride = ((Deconvolution) layer.op()).window().strideX();
            layers.add(new Layer(layer.name(), phases.get(), layer.inputs(), between));
            DepthToSpace pixels = new DepthToSpace(stride, DepthToSpace.Order.DEPTH_LAST);
            layers.add(new Layer(layer.name() + "@pixels", pixels, List.of(between), layer.output()));
        }
        return new Net(net.name(), net.imageSpec(), net.input(), layers);
    }

    /**
     * The convolution to all phases, channel (phaseY·stride + phaseX)·outputs + output; none if the window is not square
     * and the same on every side, has holes or groups, or gives no whole number of pixels for each of the input's.
     */
    static Optional<Convolution> convolution(Deconvolution op) {
        SlidingWindow w = op.window();
        int stride = w.strideX();
        int kernel = w.kernelWidth();
        int pad = w.padLeft();
        boolean square = w.equals(SlidingWindow.square(kernel, stride, pad)) && op.groups() == 1;
        if (!square || stride < 2 || (kernel - 2 * pad) % stride != 0) {
            return Optional.empty();
        }
        // Output stride·q + r takes input q + d by tap r + pad − stride·d, for every d that makes it one of the
        // kernel's.
        int first = Math.min(0, Math.floorDiv(pad - kernel + stride, stride));
        int growth = (kernel - 2 * pad) / stride - 1;
        int last = Math.max(Math.floorDiv(stride - 1 + pad, stride), -growth);
        SlidingWindow window = new SlidingWindow(
                last - first + 1, last - first + 1, 1, 1, -first, -first, growth + last, growth + last, 1, 1);
        return Optional.of(new Convolution(weights(op, first, last), bias(op, stride), window, 1));
    }

    private static Tensor weights(Deconvolution op, int first, int last) {
        int stride = op.window().strideX();
        int kernel = op.window().kernelWidth();
        int pad = op.window().padLeft();
        int size = last - first + 1;
        int outputs = op.outputs();
        float[] given = op.weights().data();
        float[] weights = new float[stride * stride * outputs * op.inputs() * size * size];
        int at = 0;
        for (int channel = 0; channel < stride * stride * outputs; channel++) {
            int phase = channel / outputs;
            for (int in = 0; in < op.inputs(); in++) {
                int from = (in * outputs + channel % outputs) * kernel * kernel;
                for (int dy = first; dy <= last; dy++) {
                    int y = phase / stride + pad - stride * dy;
                    for (int dx = first; dx <= last; dx++, at++) {
                        int x = phase % stride + pad - stride * dx;
                        boolean inside = y >= 0 && y < kernel && x >= 0 && x < kernel;
                        weights[at] = inside ? given[from + y * kernel + x] : 0;
                    }
                }
            }
        }
        return new Tensor(new int[] {stride * stride * outputs, op.inputs(), size, size}, weights);
    }

    private static Tensor bias(Deconvolution op, int stride) {
        float[] bias = new float[stride * stride * op.outputs()];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = op.bias().data()[i % op.outputs()];
        }
        return Tensor.of(bias);
    }
}
