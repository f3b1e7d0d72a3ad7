package io.github.dreamsphere.models.hdf5;

import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.file.ReadingBudget;
import io.github.dreamsphere.models.net.NetFileException;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import java.io.IOException;
import java.util.Arrays;

/** An array of numbers in an HDF5 file. */
public final class Hdf5Array {
    private final Dataset dataset;
    private final ByteSource bytes;
    private final long userBlock;
    private final boolean bfloat16;
    private final ReadingBudget budget;
    private final int[] shape;
    private final int length;
    private boolean read;

    Hdf5Array(Dataset dataset, ByteSource bytes, long userBlock, boolean bfloat16, ReadingBudget budget) {
        this.dataset = dataset;
        this.bytes = bytes;
        this.userBlock = userBlock;
        this.bfloat16 = bfloat16;
        this.budget = budget;
        this.shape = dataset.getDimensions();
        this.length = Math.toIntExact(Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact));
    }

    /** The sizes, slowest first; none for a single number. */
    public int[] shape() {
        return shape.clone();
    }

    /** The values in the order of the file; throws as {@link #read(String, int[], int[])}. */
    public float[] read(String what) throws IOException {
        return read(what, new int[] {length}, new int[] {0});
    }

    /**
     * The values with their axes in another order.
     *
     * @param what the array's name in messages
     * @param view sizes under which the array is seen; their product must be its length
     * @param order the axes of {@code view} in the order of the result, slowest first
     * @throws FileException if the array is larger than the file or the memory
     * @throws NetFileException if the array is not of numbers, or has a value that is not finite
     */
    public float[] read(String what, int[] view, int[] order) throws IOException {
        boolean inPlace = dataset instanceof ContiguousDataset;
        if (!read) {
            budget.takeStored(what, (long) length * dataset.getDataType().getSize(), !inPlace);
            read = true;
        }
        budget.takeMemory("its weights", length, Float.BYTES);
        NumberFormat format = format(what);
        if (Arrays.stream(view).asLongStream().reduce(1, (a, b) -> a * b) != length) {
            throw new IllegalArgumentException(Arrays.toString(view) + " does not hold " + length + " values");
        }
        Reordering reordering = new Reordering(view, order);
        try {
            if (inPlace && !dataset.isEmpty() && length > 0) {
                long start = userBlock + ((ContiguousDataset) dataset).getDataAddress();
                format.read(bytes, start, length, reordering);
            } else {
                reordering.putAll(Numbers.floats(dataset.getDataFlat(), bfloat16));
            }
        } catch (IOException | RuntimeException | LinkageError | OutOfMemoryError e) {
            throw new NetFileException(budget.file(), what + " cannot be read; the file is damaged or cut short", e);
        }
        if (!reordering.finite()) {
            throw new NetFileException(
                    budget.file(), what + " has values that are not finite numbers; the training of this net failed");
        }
        return reordering.result();
    }

    private NumberFormat format(String what) throws NetFileException {
        int size = dataset.getDataType().getSize();
        if (dataset.getDataType() instanceof FloatingPoint floating && (size == 2 || size == 4 || size == 8)) {
            return NumberFormat.floating(size, floating.getByteOrder());
        }
        if (dataset.getDataType() instanceof FixedPoint fixed && bfloat16 && size == 2) {
            return NumberFormat.bfloat16(fixed.getByteOrder());
        }
        if (dataset.getDataType() instanceof FixedPoint fixed && !bfloat16 && (size == 2 || size == 4 || size == 8)) {
            return NumberFormat.integer(size, fixed.getByteOrder());
        }
        throw new NetFileException(budget.file(), what + " holds no floating-point numbers; it may be quantised");
    }
}
