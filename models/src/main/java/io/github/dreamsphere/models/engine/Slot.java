package io.github.dreamsphere.models.engine;

import io.github.dreamsphere.models.net.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A place between two kernels of a pass: the value that one writes and the other reads, and the gradient that comes back
 * the other way. Both are {@code [1, height, width, channels]}.
 *
 * @param gradient null in a pass that only goes forward
 */
record Slot(Shape shape, INDArray value, INDArray gradient) {}
