package io.github.dreamsphere.app.demo;

import io.github.dreamsphere.DreamFiles;
import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.Dreamsphere;
import io.github.dreamsphere.Events;
import io.github.dreamsphere.Inputs;
import io.github.dreamsphere.Sphere;
import io.github.dreamsphere.UpscaleRequest;
import io.github.dreamsphere.ViewRequest;
import io.github.dreamsphere.app.files.Spheres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Dreams the sample picture, enlarges the dream and draws views of it. */
public final class Demo {
    private static final int FOV_DEGREES = 100;

    private Demo() {}

    /**
     * Writes {@code original.jpg}, {@code dream.jpg}, {@code dream-2x.jpg}, {@code view-front.png} and {@code
     * view-up.png}.
     *
     * @param folder where to; made if absent
     * @param dreamsphere does the work and reports it
     * @param events receives the sample picture's result
     * @return the enlarged dream
     */
    public static Path run(Path folder, Dreamsphere dreamsphere, Events events) throws IOException {
        Files.createDirectories(folder);
        Path original = folder.resolve("original.jpg");
        Path dream = folder.resolve("dream.jpg");
        Path enlarged = folder.resolve("dream-2x.jpg");
        SamplePicture.copy(original, events);
        dreamsphere.dream(DreamFiles.of(Inputs.of(original).withOutput(dream)), DreamRequest.defaults());
        long start = System.nanoTime();
        Sphere large = dreamsphere.upscale(dreamsphere.read(dream), UpscaleRequest.defaults());
        Spheres.write(large.photosphere(), enlarged, start, events);
        dreamsphere.view(enlarged, ViewRequest.of(0, 0).withFov(FOV_DEGREES), folder.resolve("view-front.png"));
        dreamsphere.view(enlarged, ViewRequest.of(0, 90).withFov(FOV_DEGREES), folder.resolve("view-up.png"));
        return enlarged;
    }
}
