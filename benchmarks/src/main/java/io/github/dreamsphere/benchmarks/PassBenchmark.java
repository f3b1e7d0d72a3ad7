package io.github.dreamsphere.benchmarks;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** How long one forward and backward pass takes; with {@code -prof gc}, how much Java memory it allocates. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 3)
public class PassBenchmark {
    /** The image's edge in pixels. */
    @Param({"448"})
    public int size;

    private GoogLeNet net;

    /** Reads the net and makes its pass. */
    @Setup
    public void open() throws IOException {
        net = new GoogLeNet(size);
    }

    /** Frees them. */
    @TearDown
    public void close() {
        net.close();
    }

    /** One pass forward and backward. */
    @Benchmark
    public float[] forwardAndBackward() {
        return net.step();
    }
}
