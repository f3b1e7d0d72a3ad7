package io.github.dreamsphere.models.gpu;

import static org.lwjgl.opengl.GL43C.glFinish;

import java.nio.FloatBuffer;
import java.util.Arrays;
import org.lwjgl.system.MemoryUtil;

/**
 * How fast pictures and blobs come to a graphics card's memory and back.
 *
 * @param toCard bytes per second from the processor's memory to the card's
 * @param fromCard bytes per second back
 */
public record TransferRates(double toCard, double fromCard) {
    private static final int FLOATS = 1 << 24;
    private static final int RUNS = 5;

    /**
     * Measures {@code card} with 64 MB: the best of {@value #RUNS} runs.
     *
     * @throws CardMemoryException if the card's memory is full
     */
    public static TransferRates of(GraphicsCard card) {
        return card.call(TransferRates::measured);
    }

    private static TransferRates measured() {
        FloatBuffer values = MemoryUtil.memCallocFloat(FLOATS);
        try (CardFloats block = new CardFloats(FLOATS)) {
            double toCard = rate(() -> block.write(0, values));
            double fromCard = rate(() -> block.read(0, values));
            GraphicsCard.check("measuring transfers");
            return new TransferRates(toCard, fromCard);
        } finally {
            MemoryUtil.memFree(values);
        }
    }

    private static double rate(Runnable transfer) {
        double[] seconds = new double[RUNS];
        for (int run = 0; run < RUNS; run++) {
            glFinish();
            long start = System.nanoTime();
            transfer.run();
            glFinish();
            seconds[run] = (System.nanoTime() - start) / 1e9;
        }
        return (double) FLOATS * Float.BYTES / Arrays.stream(seconds).min().getAsDouble();
    }
}
