package io.github.dreamsphere.models.engine;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/** An op of ND4J with its arrays and arguments bound once, so that running it allocates nothing and infers no shapes. */
final class NativeOp implements AutoCloseable {
    private final CustomOp op;
    private final OpContext context;

    private NativeOp(CustomOp op, OpContext context) {
        this.op = op;
        this.context = context;
    }

    /** Starts binding the op that ND4J calls {@code name}. */
    static Binding of(String name) {
        return new Binding(name);
    }

    void run() {
        Nd4j.getExecutioner().exec(op, context);
    }

    @Override
    public void close() {
        try {
            context.close();
        } catch (Exception e) {
            throw new IllegalStateException("cannot free the context of " + op.opName(), e);
        }
    }

    /** What an op works on. */
    static final class Binding {
        private final DynamicCustomOp op;
        private final OpContext context = Nd4j.getExecutioner().buildContext();

        private Binding(String name) {
            op = DynamicCustomOp.builder(name).build();
        }

        Binding inputs(INDArray... arrays) {
            context.setInputArrays(arrays);
            return this;
        }

        Binding integers(long... arguments) {
            context.setIArguments(arguments);
            return this;
        }

        Binding floats(double... arguments) {
            context.setTArguments(arguments);
            return this;
        }

        /** Computes without oneDNN, where ND4J's use of it is wrong. */
        Binding withoutHelper() {
            context.allowHelpers(false);
            return this;
        }

        NativeOp outputs(INDArray... arrays) {
            context.setOutputArrays(arrays);
            return new NativeOp(op, context);
        }
    }
}
