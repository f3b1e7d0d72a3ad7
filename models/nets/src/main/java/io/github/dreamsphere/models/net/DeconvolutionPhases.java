package io.github.dreamsphere.models.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Rewrites transposed convolutions as plain ones, which libraries compute faster when there are few output channels.
 * With stride s, every pixel of the result belongs to one of s·s phases. Each phase is a convolution of the input; one
 * convolution computes all phases as channels and {@link DepthToSpace} interleaves them (Shi et al. 2016, "Is the
 * deconvolution layer the same as a convolutional layer?").
 */
public final class DeconvolutionPhases {
    private DeconvolutionPhases() {}

    /** {@code net} with every transposed convolution rewritten that allows it. */
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
     * The convolution that computes all phases, as channel (phaseY·stride + phaseX)·outputs + output. Empty if the
     * window is not square and equal on all sides, is dilated or grouped, or if the output size is no multiple of the
     * input size.
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
        // Output stride·q + r reads input q + d through tap r + pad − stride·d, for every d whose tap is in the kernel.
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
