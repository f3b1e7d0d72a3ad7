package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.SlidingWindow;
import java.util.List;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A maximum pool of stride 1 of blobs in blocks of eight channels, which oneDNN computes several times slower: its kernel for AVX2
 * stores the place of each maximum in a byte, for which that instruction set has no short way. This one finds the places
 * again from the values.
 */
final class MaxPoolKernel implements Kernel {
    /** Parts for each core, so that no core waits long for the others. */
    private static final int PARTS_PER_CORE = 2;

    private final int blocks;
    private final List<MaxPoolBlock> parts;

    MaxPoolKernel(Pool op, Edge input, Edge output) {
        blocks = (input.shape().channels() + MemoryLayout.BLOCK - 1) / MemoryLayout.BLOCK;
        int cores = Runtime.getRuntime().availableProcessors();
        parts = Stream.generate(() -> new MaxPoolBlock(op.window(), input, output))
                .limit(Math.min(blocks, cores * PARTS_PER_CORE))
                .toList();
    }

    /** True if this kernel is the faster one and can compute the pool. */
    static boolean suits(Pool op, Edge input, Edge output) {
        return op.kind() == Pool.Kind.MAX
                && !OneDnn.hasAvx512()
                && isDense(op.window())
                && input.layout() == MemoryLayout.BLOCKED
                && fitsBuffer(input.shape())
                && fitsBuffer(output.shape());
    }

    /** With greater strides most of what {@link MaxPoolRow} computes along the rows would not be used. */
    private static boolean isDense(SlidingWindow window) {
        return window.strideY() == 1 && window.strideX() == 1 && window.dilationY() == 1 && window.dilationX() == 1;
    }

    private static boolean fitsBuffer(Shape shape) {
        return MemoryLayout.BLOCKED.length(shape) <= Integer.MAX_VALUE / Float.BYTES;
    }

    @Override
    public void forward() {
        eachBlock(MaxPoolBlock::forward);
    }

    @Override
    public void backward() {
        eachBlock(MaxPoolBlock::backward);
    }

    private void eachBlock(ObjIntConsumer<MaxPoolBlock> work) {
        IntStream.range(0, parts.size()).parallel().forEach(part -> {
            for (int block = part; block < blocks; block += parts.size()) {
                work.accept(parts.get(part), block);
            }
        });
    }
}
