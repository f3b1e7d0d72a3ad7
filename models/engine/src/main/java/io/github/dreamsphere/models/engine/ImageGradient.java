package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;

/**
 * The gradient of a convolution that reads the image. With stride s, pixels at the same position modulo s (a phase) get
 * their gradient through the same taps of the kernel. So one convolution of stride 1 over the output's gradient, with
 * s² times the image's channels as outputs, computes all phases, which are then interleaved. oneDNN's own gradient is
 * made for many input channels and several times slower for three.
 */
final class ImageGradient implements AutoCloseable {
    private final Convolution op;
    private final Edge input;
    private final SlidingWindow window;
    private final NativeFloats phaseMemory;
    private final DnnConvolution phases;
    private final Shape phaseShape;
    private final int firstY;
    private final int firstX;
    private final List<Primitive> copies = new ArrayList<>();

    ImageGradient(Convolution op, Edge input, Edge output, DnnWeights weights) {
        this.op = op;
        this.input = input;
        window = op.window();
        int tapsY = taps(window.kernelHeight(), window.strideY());
        int tapsX = taps(window.kernelWidth(), window.strideX());
        firstY = Math.min(window.padTop() / window.strideY(), tapsY - 1);
        firstX = Math.min(window.padLeft() / window.strideX(), tapsX - 1);
        Shape from = output.shape();
        int lastY = (input.shape().height() - 1 + window.padTop()) / window.strideY();
        int lastX = (input.shape().width() - 1 + window.padLeft()) / window.strideX();
        Convolution turned = new Convolution(
                weights.derived(op.weights(), () -> phaseKernel(tapsY, tapsX)),
                weights.derived(op.bias(), () -> Tensor.zeros(phaseChannels())),
                new SlidingWindow(
                        tapsY,
                        tapsX,
                        1,
                        1,
                        tapsY - 1 - firstY,
                        tapsX - 1 - firstX,
                        Math.max(0, lastY - from.height() + 1),
                        Math.max(0, lastX - from.width() + 1),
                        1,
                        1),
                1);
        phaseShape = turned.output(List.of(from));
        Storage storage = new Storage(MemoryLayout.BLOCKED.length(phaseShape));
        phaseMemory = new NativeFloats(storage.length());
        storage.place(phaseMemory);
        Edge phaseEdge = new Edge(phaseShape, MemoryLayout.BLOCKED, storage, null);
        Edge gradientEdge = new Edge(from, output.layout(), output.gradient(), null);
        phases = DnnConvolution.of(turned, null, gradientEdge, phaseEdge, weights, PassKind.FORWARD);
        for (int phaseY = 0; phaseY < window.strideY(); phaseY++) {
            for (int phaseX = 0; phaseX < window.strideX(); phaseX++) {
                addCopies(phaseY, phaseX);
            }
        }
    }

    static boolean supports(Convolution op) {
        return op.groups() == 1 && op.window().dilationY() == 1 && op.window().dilationX() == 1;
    }

    private static int taps(int kernel, int stride) {
        return (kernel + stride - 1) / stride;
    }

    private int phaseChannels() {
        return window.strideY() * window.strideX() * op.inputs();
    }

    /** {@code [(phaseY · strideX + phaseX) · inputs + input, output, tapY, tapX]}, rotated by 180°. */
    private Tensor phaseKernel(int tapsY, int tapsX) {
        int outputs = op.outputs();
        float[] kernel = new float[phaseChannels() * outputs * tapsY * tapsX];
        float[] from = op.weights().data();
        int place = 0;
        for (int phase = 0; phase < phaseChannels(); phase++) {
            int input = phase % op.inputs();
            int phaseX = phase / op.inputs() % window.strideX();
            int phaseY = phase / op.inputs() / window.strideX();
            for (int output = 0; output < outputs; output++) {
                int plane = output * op.inputs() + input;
                for (int tap = 0; tap < tapsY * tapsX; tap++) {
                    int y = phaseY + window.strideY() * (tapsY - 1 - tap / tapsX);
                    int x = phaseX + window.strideX() * (tapsX - 1 - tap % tapsX);
                    boolean inside = y < window.kernelHeight() && x < window.kernelWidth();
                    kernel[place++] = inside ? from[(plane * window.kernelHeight() + y) * window.kernelWidth() + x] : 0;
                }
            }
        }
        return new Tensor(new int[] {phaseChannels(), outputs, tapsY, tapsX}, kernel);
    }

    /** Copies each channel of one phase to the pixels that it is the gradient of. */
    private void addCopies(int phaseY, int phaseX) {
        int y = Math.floorMod(phaseY - window.padTop(), window.strideY());
        int x = Math.floorMod(phaseX - window.padLeft(), window.strideX());
        Shape image = input.shape();
        if (y >= image.height() || x >= image.width()) {
            return;
        }
        int rows = (image.height() - y + window.strideY() - 1) / window.strideY();
        int columns = (image.width() - x + window.strideX() - 1) / window.strideX();
        int row = (y + window.padTop()) / window.strideY() - firstY;
        int column = (x + window.padLeft()) / window.strideX() - firstX;
        int first = (phaseY * window.strideX() + phaseX) * image.channels();
        for (int c = 0; c < image.channels(); c++) {
            memory from = phased(first + c, row, column, rows, columns);
            copies.add(Primitive.copy(from, pixels(c, y, x, rows, columns)));
        }
    }

    /** The part of channel {@code channel} of the phases that begins at {@code row} and {@code column}. */
    private memory phased(int channel, int row, int column, int rows, int columns) {
        int inBlock = channel % MemoryLayout.BLOCK;
        long position = (long) row * phaseShape.width() + column;
        long start = MemoryLayout.offset(phaseShape, channel - inBlock) + position * MemoryLayout.BLOCK + inBlock;
        memory.desc part =
                OneDnn.describePlane(rows, columns, (long) phaseShape.width() * MemoryLayout.BLOCK, MemoryLayout.BLOCK);
        return OneDnn.memory(part, phaseMemory.from(start));
    }

    /** Every so many pixels of the image's gradient as the strides say, from {@code y} and {@code x} on. */
    private memory pixels(int channel, int y, int x, int rows, int columns) {
        int width = input.shape().width();
        long start = (long) channel * input.shape().positions() + (long) y * width + x;
        memory.desc pixels = OneDnn.describePlane(rows, columns, (long) window.strideY() * width, window.strideX());
        return OneDnn.memory(pixels, input.gradient().floats().getPointer(start));
    }

    /** Computes the image's gradient from the output's. */
    void compute() {
        phases.forward();
        copies.forEach(Primitive::run);
    }

    /** As {@link Kernel#bytes}. */
    long bytes() {
        return phaseMemory.bytes() + phases.bytes();
    }

    /** As {@link Kernel#scratchBytes}. */
    long scratchBytes() {
        return phases.scratchBytes();
    }

    @Override
    public void close() {
        copies.forEach(Primitive::close);
        phases.close();
        phaseMemory.close();
    }
}
