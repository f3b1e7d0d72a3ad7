package io.github.dreamsphere.app.device;

import io.github.dreamsphere.DeviceChoice;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.gpu.CardMemoryException;
import io.github.dreamsphere.models.gpu.GraphicsCard;
import io.github.dreamsphere.models.gpu.GraphicsCardException;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import io.github.dreamsphere.viewer.gl.SystemLibraries;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * A device of this machine and how fast it is.
 *
 * @param device the device
 * @param name what the driver calls it, or why it cannot be used
 * @param software whether the processor computes in a graphics card's place
 * @param gigaflops billions of floating-point operations a second in 3×3 convolutions of 64 channels, forward and
 *     backward
 */
public record DeviceSpeed(DeviceChoice device, String name, boolean software, double gigaflops) {
    private static final int EDGE = 112;
    /** A quarter of the work, of which a processor in a graphics card's place still has enough for seconds. */
    private static final int SOFTWARE_EDGE = EDGE / 2;

    private static final int CHANNELS = 64;
    private static final int LAYERS = 4;
    private static final int KERNEL = 3;
    private static final int RUNS = 5;
    private static final double ENOUGH_SECONDS = 1;

    /** The devices of this machine, the processor first, each measured for about a second. */
    public static List<DeviceSpeed> all() {
        List<DeviceSpeed> all = new ArrayList<>();
        try (OpenDevice processor = OpenDevice.processor()) {
            all.add(of(DeviceChoice.CPU, processor));
        }
        for (DeviceChoice card : cards()) {
            try (OpenDevice device = OpenDevice.cardOnly(card)) {
                all.add(of(card, device));
            } catch (NoDeviceException e) {
                all.add(new DeviceSpeed(card, e.getMessage(), false, 0));
            }
        }
        return all;
    }

    /** The speed of {@code device}; 0 if its memory is full. */
    static DeviceSpeed of(DeviceChoice choice, OpenDevice device) {
        String name = device.cardName().orElse("the processor");
        try {
            return new DeviceSpeed(choice, name, device.isSoftware(), gigaflops(device));
        } catch (CardMemoryException e) {
            return new DeviceSpeed(choice, name + ": its memory is full", device.isSoftware(), 0);
        }
    }

    /** The graphics cards that EGL lists; if it lists none, the one that the driver may have in any case. */
    private static List<DeviceChoice> cards() {
        SystemLibraries.usePaths();
        int count;
        try {
            count = GraphicsCard.count();
        } catch (GraphicsCardException e) {
            count = 0;
        }
        return count == 0
                ? List.of(DeviceChoice.GPU)
                : IntStream.range(0, count)
                        .mapToObj(number -> new DeviceChoice(DeviceChoice.Kind.GPU, OptionalInt.of(number)))
                        .toList();
    }

    private static double gigaflops(OpenDevice device) {
        int edge = device.isSoftware() ? SOFTWARE_EDGE : EDGE;
        try (Network network = device.network(net());
                Pass pass = network.fastForwardBackward("out", edge, edge)) {
            float[] image = new float[edge * edge * 3];
            Arrays.fill(image, 0.5f);
            float[] gradient = new float[image.length];
            double least = Double.MAX_VALUE;
            double all = 0;
            // The first run may compile shaders. A slow device is not measured for long.
            for (int run = 0; run <= RUNS && (run < 2 || all < ENOUGH_SECONDS); run++) {
                long start = System.nanoTime();
                pass.forward(image);
                pass.backward(pass.activation(), gradient);
                double seconds = (System.nanoTime() - start) / 1e9;
                all += seconds;
                least = run == 0 ? least : Math.min(least, seconds);
            }
            return flop(edge) / least / 1e9;
        }
    }

    private static Net net() {
        List<Layer> layers = new ArrayList<>();
        layers.add(new Layer("widen", convolution(3, 1), "data", "0"));
        for (int i = 0; i < LAYERS; i++) {
            layers.add(new Layer(
                    "layer" + i, convolution(CHANNELS, KERNEL), "" + i, i == LAYERS - 1 ? "out" : "" + (i + 1)));
        }
        return new Net("speed", ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0, 0, 0), "data", layers);
    }

    private static Convolution convolution(int inputs, int kernel) {
        float[] weights = new float[CHANNELS * inputs * kernel * kernel];
        Arrays.fill(weights, 1f / (inputs * kernel * kernel));
        return new Convolution(
                new Tensor(new int[] {CHANNELS, inputs, kernel, kernel}, weights),
                Tensor.zeros(CHANNELS),
                SlidingWindow.square(kernel, 1, kernel / 2),
                1);
    }

    /** Multiplications and additions of the 3×3 convolutions, forward and backward. */
    private static double flop(int edge) {
        return 2.0 * 2 * LAYERS * edge * edge * CHANNELS * CHANNELS * KERNEL * KERNEL;
    }
}
