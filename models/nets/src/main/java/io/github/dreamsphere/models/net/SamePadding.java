package io.github.dreamsphere.models.net;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;

/**
 * A convolution or pool padded so that it has {@code ceil(size / stride)} positions, as with {@code padding="same"} in
 * TensorFlow and {@code auto_pad} in ONNX. With a stride, the padding depends on the size of the input: it is
 * {@code max((ceil(size / stride) − 1) · stride + extent − size, 0)} rows or columns in all.
 *
 * @param op the {@link Convolution} or {@link Pool}, without padding of its own
 * @param odd the side that gets the larger part of an odd amount
 */
@JsonTypeName("SamePadding")
public record SamePadding(
        @JsonProperty("windowed") Op op,
        @JsonProperty("odd") Side odd) implements Op {
    /** A side of the image, along both axes. */
    public enum Side {
        /** Above and to the left. */
        @JsonProperty("FIRST")
        FIRST,
        /** Below and to the right, as in TensorFlow. */
        @JsonProperty("LAST")
        LAST
    }

    public SamePadding {
        SlidingWindow window = windowOf(op);
        if (window.padTop() + window.padLeft() + window.padBottom() + window.padRight() > 0) {
            throw new IllegalArgumentException("the op must have no padding of its own, had " + window);
        }
    }

    private static SlidingWindow windowOf(Op op) {
        if (op instanceof Convolution convolution) {
            return convolution.window();
        }
        if (op instanceof Pool pool) {
            return pool.window();
        }
        throw new IllegalArgumentException("only a convolution or pool has this padding, was " + op.getClass());
    }

    /** The same padding around another op. */
    public SamePadding withOp(Op other) {
        return new SamePadding(other, odd);
    }

    /** {@code op} with this padding; a plain op if the padding is the same for every size. */
    public static Op around(Op op, Side odd) {
        SlidingWindow window = windowOf(op);
        boolean fixed = fixed(window.extentY(), window.strideY()) && fixed(window.extentX(), window.strideX());
        SamePadding padding = new SamePadding(op, odd);
        return fixed ? padding.over(window.extentY(), window.extentX()) : padding;
    }

    private static boolean fixed(int extent, int stride) {
        return stride == 1 || extent == 1;
    }

    @Override
    public Op over(List<Shape> inputs) {
        Shape input = Op.single(inputs);
        return over(input.height(), input.width());
    }

    private Op over(int height, int width) {
        SlidingWindow given = windowOf(op);
        int rows = padding(height, given.extentY(), given.strideY());
        int columns = padding(width, given.extentX(), given.strideX());
        int top = first(rows);
        int left = first(columns);
        SlidingWindow window = new SlidingWindow(
                given.kernelHeight(),
                given.kernelWidth(),
                given.strideY(),
                given.strideX(),
                top,
                left,
                rows - top,
                columns - left,
                given.dilationY(),
                given.dilationX());
        return op instanceof Convolution convolution
                ? new Convolution(convolution.weights(), convolution.bias(), window, convolution.groups())
                : new Pool(((Pool) op).kind(), window, Pool.Rounding.FLOOR, ((Pool) op).divisor());
    }

    private static int padding(int size, int extent, int stride) {
        int positions = (size + stride - 1) / stride;
        return Math.max((positions - 1) * stride + extent - size, 0);
    }

    private int first(int padding) {
        return odd == Side.FIRST ? (padding + 1) / 2 : padding / 2;
    }

    @Override
    public Shape output(List<Shape> inputs) {
        return over(inputs).output(inputs);
    }

    @Override
    public Footprint footprint() {
        return windowOf(op).footprint();
    }
}
