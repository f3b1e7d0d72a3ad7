package io.github.dreamsphere.models.engine;

import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.CustomOp;
import org.nd4j.linalg.api.ops.DynamicCustomOp;
import org.nd4j.linalg.api.ops.OpContext;
import org.nd4j.linalg.factory.Nd4j;

/** An ND4J op with bound arrays and arguments; running it allocates nothing and infers no shapes. */
final class NativeOp implements AutoCloseable {
    private final CustomOp op;
    private final OpContext context;

    private NativeOp(CustomOp op, OpContext context) {
        this.op = op;
        this.context = context;
    }

    /** Starts binding the ND4J op {@code name}. */
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

    /** The arrays and arguments of an op. */
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

        /** Computes without oneDNN, which ND4J uses wrongly in some cases. */
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
