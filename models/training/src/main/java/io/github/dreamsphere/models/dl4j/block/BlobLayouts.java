package io.github.dreamsphere.models.dl4j.block;

import io.github.dreamsphere.models.engine.OneDnn;
import org.bytedeco.dnnl.memory;

/**
 * The layouts of what a {@link ConvolutionBlock} reads and writes.
 *
 * @param inArray layout of the array that is read
 * @param inPrimitive layout that the convolution is planned for
 * @param outOfPrimitive layout of the convolution's result
 * @param outArray layout of the array that is written
 */
record BlobLayouts(
        memory.format_tag inArray,
        memory.format_tag inPrimitive,
        memory.format_tag outOfPrimitive,
        memory.format_tag outArray) {
    static BlobLayouts of(ConvolutionBlock block) {
        memory.format_tag in = array(block.isInputBlocked(), block.getNIn());
        memory.format_tag out = array(block.isOutputBlocked(), block.getNOut());
        boolean channelsLast = in == memory.format_tag.nhwc && out == in;
        return new BlobLayouts(in, channelsLast ? in : free(in), channelsLast ? out : free(out), out);
    }

    /** Blobs whose channels do not fill the blocks would need more room than their array has. */
    private static memory.format_tag array(boolean blocked, long channels) {
        return blocked && channels % OneDnn.channelsPerBlock() == 0 ? OneDnn.blocked() : memory.format_tag.nhwc;
    }

    /** Beside a blocked blob, a blob with channels last is reordered to what oneDNN computes with. */
    private static memory.format_tag free(memory.format_tag layout) {
        return layout == memory.format_tag.nhwc ? memory.format_tag.any : layout;
    }
}
