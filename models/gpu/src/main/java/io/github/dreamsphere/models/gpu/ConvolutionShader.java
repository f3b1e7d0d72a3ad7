package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.SlidingWindow;
import java.util.Arrays;

/**
 * A convolution, with a rectifier after it or none. With stride s, the pixels of the input at the same position modulo s
 * (a phase) get their gradient through the same taps of the kernel, so each phase is a convolution of stride 1 over the
 * output's gradient.
 */
final class ConvolutionShader extends ShaderKernel {
    private static final int SLICE = 8;

    private static final long LARGEST_TILE = 128;

    private final Convolution op;
    private final int group;
    private final Rectifier rectifier;
    private final Blob input;
    private final Blob output;

    /** @param rectifier is applied to the convolution's result */
    ConvolutionShader(Card card, Convolution op, Rectifier rectifier, Blob input, Blob output) {
        this(card, op, 0, rectifier, input, output);
    }

    /**
     * One group of a convolution.
     *
     * @param input the channels that the group reads
     * @param output the channels that it writes
     */
    ConvolutionShader(Card card, Convolution op, int group, Rectifier rectifier, Blob input, Blob output) {
        super(card);
        this.op = op;
        this.group = group;
        this.rectifier = rectifier;
        this.input = input;
        this.output = output;
        SlidingWindow w = op.window();
        Reading reading =
                new Reading(w.kernelHeight(), w.kernelWidth(), w.strideY(), w.strideX(), w.padTop(), w.padLeft());
        Grid grid = new Grid(output.shape().height(), output.shape().width(), 0, 0, 1, 1);
        Region bias = card.memory().weights(op.bias(), "bias " + group, this::bias);
        Run run = (tiling, kernel) -> dispatch(tiling, input, output, reading, grid, flag(!rectifier.isNone()), 0, 0)
                .bind(input.value(), kernel, bias, output.value(), input.value());
        Tiling tiling = tiling(inputs(), outputs(), reading, grid, run);
        Region kernel = card.memory()
                .weights(
                        op.weights(),
                        "forward " + tiling.outputs() + " " + group,
                        () -> pack(tiling, outputs(), inputs(), w.kernelHeight(), w.kernelWidth(), this::weight));
        addForward(run.of(tiling, kernel));
    }

    /** Makes a run with a tiling and its kernel. */
    @FunctionalInterface
    private interface Run {
        Dispatch of(Tiling tiling, Region kernel);
    }

    private Tiling tiling(int from, int to, Reading reading, Grid grid, Run run) {
        int taps = reading.rows() * reading.columns();
        ConvolutionWork work = new ConvolutionWork(from, to, taps, reading.strideX(), grid.positions());
        return card.tilings().choose(work, tiling -> {
            try (CardFloats zeros = new CardFloats(packedLength(tiling, to, from, taps))) {
                return run.of(tiling, zeros.shared()).seconds();
            }
        });
    }

    /** Input channels of the group. */
    private int inputs() {
        return op.inputs() / op.groups();
    }

    /** Output channels of the group. */
    private int outputs() {
        return op.outputs() / op.groups();
    }

    private float[] bias() {
        return Blob.padded(Arrays.copyOfRange(op.bias().data(), group * outputs(), (group + 1) * outputs()));
    }

    /**
     * False for convolutions both dilated and strided, with more weights than a shader can read, or in groups that start
     * within blocks of channels.
     */
    static boolean supports(Card card, Convolution op) {
        SlidingWindow w = op.window();
        boolean dilated = w.dilationY() > 1 || w.dilationX() > 1;
        boolean strided = w.strideY() > 1 || w.strideX() > 1;
        long rounded =
                (op.outputs() + LARGEST_TILE) * (op.inputs() + LARGEST_TILE) * w.kernelHeight() * w.kernelWidth();
        return hasWholeBlocks(op) && !(dilated && strided) && card.memory().fits(rounded);
    }

    private static boolean hasWholeBlocks(Convolution op) {
        int each = op.groups() * Blob.BLOCK;
        return op.groups() == 1 || (op.inputs() % each == 0 && op.outputs() % each == 0);
    }

    /** The weight that an output channel has for an input channel at a tap. */
    @FunctionalInterface
    private interface Weight {
        float at(int output, int input, int y, int x);
    }

    /** The taps of a kernel, and the steps and the start of its window in the blob that is read. */
    private record Reading(int rows, int columns, int strideY, int strideX, int padY, int padX) {}

    /** Where the computed positions lie in the blob that is written. */
    private record Grid(int rows, int columns, int firstY, int firstX, int stepY, int stepX) {
        int positions() {
            return rows * columns;
        }
    }

    private float weight(int out, int in, int y, int x) {
        SlidingWindow w = op.window();
        int channel = (group * outputs() + out) * inputs() + in;
        return op.weights().data()[(channel * w.kernelHeight() + y) * w.kernelWidth() + x];
    }

    @Override
    public void prepareBackward(boolean[] add) {
        SlidingWindow w = op.window();
        for (int y = 0; y < w.strideY(); y++) {
            for (int x = 0; x < w.strideX(); x++) {
                addPhase(y, x, add[0]);
            }
        }
    }

    private void addPhase(int phaseY, int phaseX, boolean add) {
        SlidingWindow w = op.window();
        Phase y = new Phase(
                phaseY,
                w.kernelHeight(),
                w.strideY(),
                w.padTop(),
                w.dilationY(),
                input.shape().height());
        Phase x = new Phase(
                phaseX,
                w.kernelWidth(),
                w.strideX(),
                w.padLeft(),
                w.dilationX(),
                input.shape().width());
        Grid grid = new Grid(y.count(), x.count(), y.first(), x.first(), w.strideY(), w.strideX());
        if (grid.positions() == 0) {
            return;
        }
        Reading reading = new Reading(y.taps(), x.taps(), 1, 1, y.padding(), x.padding());
        Region none = card.memory().weights(op.weights(), "no bias", () -> Blob.padded(new float[inputs()]));
        Run run = (tiling, kernel) -> dispatch(
                        tiling, output, input, reading, grid, 0, flag(!rectifier.isNone()), flag(add))
                .bind(output.gradient(), kernel, none, input.gradient(), output.value());
        Tiling tiling = tiling(outputs(), inputs(), reading, grid, run);
        Region kernel = card.memory()
                .weights(
                        op.weights(),
                        "backward " + phaseY + " " + phaseX + " " + tiling.outputs() + " " + group,
                        () -> pack(
                                tiling,
                                inputs(),
                                outputs(),
                                y.taps(),
                                x.taps(),
                                (out, in, ky, kx) -> turned(in, out, y.tap(ky), x.tap(kx))));
        addBackward(run.of(tiling, kernel));
    }

    /**
     * The shader with its geometry; memory is not bound yet.
     *
     * @param rectify 1 if what is written is rectified
     * @param masked 1 if what is read is multiplied by the rectifier's slope
     * @param add 1 if the result is added to what is there
     */
    private Dispatch dispatch(
            Tiling tiling, Blob from, Blob to, Reading reading, Grid grid, int rectify, int masked, int add) {
        int outputs = to.shape().channels();
        return card.dispatch("convolution", tiling.macros())
                .integers(
                        reading.rows(),
                        reading.columns(),
                        from.blocks(),
                        to.blocks(),
                        from.shape().height(),
                        from.shape().width(),
                        grid.rows(),
                        grid.columns(),
                        reading.strideY(),
                        reading.strideX(),
                        reading.padY(),
                        reading.padX(),
                        op.window().dilationY(),
                        op.window().dilationX(),
                        to.shape().height(),
                        to.shape().width(),
                        grid.firstY(),
                        grid.firstX(),
                        grid.stepY(),
                        grid.stepX(),
                        rectify,
                        masked,
                        add)
                .floats(rectifier.slope(), rectifier.limit())
                .groups(groups(grid.positions(), tiling.positions()), groups(outputs, tiling.outputs()));
    }

    private float turned(int out, int in, int y, int x) {
        SlidingWindow w = op.window();
        return y < w.kernelHeight() && x < w.kernelWidth() ? weight(out, in, y, x) : 0;
    }

    /**
     * The rows, or the columns, of a phase of the input.
     *
     * @param phase the row's position modulo the stride, padding included
     */
    private record Phase(int phase, int kernel, int stride, int pad, int dilation, int size) {
        /** Taps of the kernel that the phase's rows are read through; at least one, whose weights may be 0. */
        int taps() {
            return Math.max(1, (kernel - phase + stride - 1) / stride);
        }

        /** The kernel's tap that tap {@code turned} of the gradient's convolution stands for. */
        int tap(int turned) {
            return phase + stride * (taps() - 1 - turned);
        }

        /** The first window, in units of the stride, that a row of the phase lies at. */
        private int start() {
            return -Math.floorDiv(phase - pad, stride);
        }

        int first() {
            return stride * start() + phase - pad;
        }

        int count() {
            return first() >= size ? 0 : (size - first() + stride - 1) / stride;
        }

        int padding() {
            return (taps() - 1) * dilation - start();
        }
    }

    private static int groups(int all, int each) {
        return (all + each - 1) / each;
    }

    private static int packedLength(Tiling tiling, int outputs, int inputs, int taps) {
        int channels = groups(outputs, tiling.outputs()) * tiling.outputs();
        return Math.multiplyExact(Math.multiplyExact(channels, taps), groups(inputs, SLICE) * SLICE);
    }

    /** {@code [tile of outputs, tap, slice of 8 inputs, input, output]}, filled up with zeros. */
    private static float[] pack(Tiling tiling, int outputs, int inputs, int height, int width, Weight weight) {
        int tile = tiling.outputs();
        int tiles = groups(outputs, tile);
        int slices = groups(inputs, SLICE);
        float[] packed = new float[packedLength(tiling, outputs, inputs, height * width)];
        int place = 0;
        for (int first = 0; first < tiles * tile; first += tile) {
            for (int tap = 0; tap < height * width; tap++) {
                for (int in = 0; in < slices * SLICE; in++) {
                    for (int out = first; out < first + tile; out++) {
                        boolean inside = out < outputs && in < inputs;
                        packed[place++] = inside ? weight.at(out, in, tap / width, tap % width) : 0;
                    }
                }
            }
        }
        return packed;
    }
}
