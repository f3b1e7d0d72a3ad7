package io.github.dreamsphere.cli;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.upscale.Enlargement;
import io.github.dreamsphere.upscale.UpscaleOptions;
import io.github.dreamsphere.upscale.Upscaler;
import io.github.dreamsphere.upscale.net.NetFamilies;
import java.io.IOException;

/** Enlarges a picture in memory by the built-in net. */
final class Enlarging {
    private Enlarging() {}

    /** {@code image}, which lies on {@code surface}, with {@code factor} times the pixels along each edge. */
    static Image enlarge(Image image, Surface surface, int factor, Terminal terminal) throws IOException {
        try (Upscaler upscaler = new Upscaler(NetFamilies.builtIn(), UpscaleOptions.defaults());
                ProgressDisplay progress = terminal.progress("enlarging")) {
            return upscaler.enlarge(image, surface, new Enlargement.Factor(factor), progress);
        }
    }
}
