package io.github.dreamsphere.models.engine;

import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Finds the vector of a fixed set with the largest dot product. Holds native memory until closed; not thread-safe. */
public final class BestMatches implements AutoCloseable {
    /** Queries multiplied at once; bounds the memory. */
    private static final int BLOCK = 256;

    private final int length;
    private final int count;
    private final INDArray vectors;
    private final INDArray queries;
    private final INDArray products;
    private final NativeOp multiply;
    private final float[] query;
    private final float[] product;

    /**
     * @param vectors concatenated
     * @param length values per vector
     */
    public BestMatches(float[] vectors, int length) {
        this.length = length;
        this.count = vectors.length / length;
        this.vectors = Nd4j.create(DataType.FLOAT, count, length);
        Floats.write(vectors, this.vectors);
        this.queries = Nd4j.create(DataType.FLOAT, BLOCK, length);
        this.products = Nd4j.create(DataType.FLOAT, BLOCK, count);
        this.query = new float[BLOCK * length];
        this.product = new float[BLOCK * count];
        // Arguments of matmul: transpose the first, the second, the result.
        this.multiply = NativeOp.of("matmul")
                .inputs(queries, this.vectors)
                .integers(0, 1, 0)
                .outputs(products);
    }

    /**
     * Finds the best match of each query.
     *
     * @param values the queries, concatenated
     * @param best receives the index of the best vector for each query, the lowest in a tie
     * @return the sum of the largest products
     */
    public double find(float[] values, int[] best) {
        double sum = 0;
        for (int from = 0; from < best.length; from += BLOCK) {
            int block = Math.min(BLOCK, best.length - from);
            System.arraycopy(values, from * length, query, 0, block * length);
            Floats.write(query, queries);
            multiply.run();
            Floats.read(products, product);
            int first = from;
            IntStream.range(0, block).parallel().forEach(i -> best[first + i] = largest(i * count));
            for (int i = 0; i < block; i++) {
                sum += product[i * count + best[first + i]];
            }
        }
        return sum;
    }

    private int largest(int from) {
        int largest = 0;
        for (int i = 1; i < count; i++) {
            if (product[from + i] > product[from + largest]) {
                largest = i;
            }
        }
        return largest;
    }

    @Override
    public void close() {
        multiply.close();
        vectors.close();
        queries.close();
        products.close();
    }
}
