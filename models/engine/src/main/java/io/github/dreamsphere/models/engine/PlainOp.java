package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Shape;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.FloatPointer;

/** One op, computed by the processor on HWC arrays; for devices that have no kernel for it. */
public final class PlainOp implements AutoCloseable {
    private final Weights weights = new Weights();
    private final List<NativeFloats> memory = new ArrayList<>();
    private final List<NativeFloats> values = new ArrayList<>();
    private final List<NativeFloats> gradients = new ArrayList<>();
    private final NativeFloats output;
    private final NativeFloats outputGradient;
    private final Kernel kernel;

    /**
     * Prepares {@code op} for inputs of these shapes.
     *
     * @param gradient whether {@link #backward} will be called
     */
    public PlainOp(Op op, List<Shape> inputs, Shape outputShape, boolean gradient) {
        List<BlobArrays> from = new ArrayList<>();
        for (Shape shape : inputs) {
            values.add(allocate(shape.length()));
            gradients.add(gradient ? allocate(shape.length()) : null);
            from.add(arrays(shape, values.get(values.size() - 1), gradients.get(gradients.size() - 1)));
        }
        output = allocate(outputShape.length());
        outputGradient = gradient ? allocate(outputShape.length()) : null;
        kernel = new KernelFactory(weights).make(op, from, arrays(outputShape, output, outputGradient));
    }

    private NativeFloats allocate(int length) {
        NativeFloats made = new NativeFloats(length);
        memory.add(made);
        return made;
    }

    private static BlobArrays arrays(Shape shape, NativeFloats value, NativeFloats gradient) {
        return BlobArrays.over(shape, value.from(0), gradient == null ? null : gradient.from(0));
    }

    /** The memory of input {@code index}, HWC, to be filled before {@link #forward}. */
    public FloatPointer input(int index) {
        return values.get(index).from(0);
    }

    /** Computes the output from the inputs. */
    public void forward() {
        kernel.forward();
    }

    /** The memory of the output, HWC. */
    public FloatPointer output() {
        return output.from(0);
    }

    /** The memory of the output's gradient, HWC, to be filled before {@link #backward}. */
    public FloatPointer outputGradient() {
        return outputGradient.from(0);
    }

    /** Computes the gradients of the inputs; {@link #forward} must have run with the same inputs. */
    public void backward() {
        kernel.backward();
    }

    /** The memory of the gradient of input {@code index}, HWC, after {@link #backward}. */
    public FloatPointer gradient(int index) {
        return gradients.get(index).from(0);
    }

    @Override
    public void close() {
        kernel.close();
        weights.close();
        memory.forEach(NativeFloats::close);
    }
}
