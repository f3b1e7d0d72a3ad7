package io.github.dreamsphere.models.engine;

import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_DST;
import static org.bytedeco.dnnl.global.dnnl.DNNL_ARG_MULTIPLE_SRC;

import java.util.List;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.sum;

/** Sums of blobs. */
final class DnnSum {
    private DnnSum() {}

    /** {@code to = Σ factors[i] · from[i]}. */
    static Primitive of(List<memory> from, float[] factors, memory to) {
        memory.desc blob = to.get_desc();
        memory.desc each = new memory.desc(from.size());
        for (int i = 0; i < from.size(); i++) {
            each.getPointer(i).put(blob);
        }
        sum.primitive_desc description =
                new sum.primitive_desc(blob, factors, each, OneDnn.engine(), OneDnn.attributes());
        Primitive primitive = new Primitive(new sum(description)).with(DNNL_ARG_DST, to);
        for (int i = 0; i < from.size(); i++) {
            primitive.with(DNNL_ARG_MULTIPLE_SRC + i, from.get(i));
        }
        return primitive;
    }
}
