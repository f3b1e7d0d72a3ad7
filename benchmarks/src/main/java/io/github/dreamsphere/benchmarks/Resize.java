package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.sphere.SphereResize;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Writes a copy of a photosphere at another width, by Lanczos on the sphere, for benchmarks to compare with. */
public final class Resize {
    private Resize() {}

    /** Takes the photosphere's file, the width in pixels, and the file to write. */
    public static void main(String[] arguments) throws IOException {
        Photosphere photosphere = PhotosphereFile.read(Path.of(arguments[0]));
        int width = Integer.parseInt(arguments[1]);
        Image image = SphereResize.resize(
                photosphere.image(), photosphere.coverage().surface().border(), width, width / 2);
        PhotosphereFile.write(Photosphere.full(image), Path.of(arguments[2]), WriteOptions.defaults(), Map.of());
    }
}
