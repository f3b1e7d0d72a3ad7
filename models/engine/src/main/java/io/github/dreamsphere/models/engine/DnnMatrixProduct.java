package io.github.dreamsphere.models.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_SRC;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_WEIGHTS;

import io.github.dreamsphere.models.net.Shape;
import java.util.List;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.FloatPointer;

/**
 * A matrix product {@code C = A · Bᵀ} for each row of HWC blobs; its gradients are {@code C'· B} and {@code C'ᵀ · A}.
 * Matrices are transposed by their strides.
 */
final class DnnMatrixProduct extends DnnKernel {
    DnnMatrixProduct(List<BlobArrays> inputs, BlobArrays output) {
        BlobArrays a = inputs.get(0);
        BlobArrays b = inputs.get(1);
        addForward(product(value(a), transposed(b.shape(), value(b)), value(output)));
        if (output.gradient() != null) {
            addBackward(product(gradient(output), value(b), gradient(a)));
            addBackward(product(transposed(output.shape(), gradient(output)), value(a), gradient(b)));
        }
    }

    private static Primitive product(memory left, memory right, memory to) {
        matmul.primitive_desc description = new matmul.primitive_desc(
                new matmul.desc(left.get_desc(), right.get_desc(), to.get_desc()),
                OneDnn.attributes(),
                OneDnn.engine());
        return new Primitive(new matmul(description))
                .with(DNNL_ARG_SRC, left)
                .with(DNNL_ARG_WEIGHTS, right)
                .with(DNNL_ARG_DST, to);
    }

    /** A matrix of columns and channels for each row. */
    private static memory.desc describe(Shape shape) {
        return OneDnn.describe(memory.format_tag.abc, shape.height(), shape.width(), shape.channels());
    }

    private static memory value(BlobArrays blob) {
        return OneDnn.memory(describe(blob.shape()), OneDnn.floats(blob.value()));
    }

    private static memory gradient(BlobArrays blob) {
        return OneDnn.memory(describe(blob.shape()), OneDnn.floats(blob.gradient()));
    }

    /** The same memory as a matrix of channels and columns for each row. */
    private static memory transposed(Shape shape, memory plain) {
        memory.desc swapped = OneDnn.describe(memory.format_tag.acb, shape.height(), shape.channels(), shape.width());
        return OneDnn.memory(swapped, new FloatPointer(plain.get_data_handle()));
    }
}
