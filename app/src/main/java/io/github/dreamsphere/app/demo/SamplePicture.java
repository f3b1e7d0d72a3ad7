package io.github.dreamsphere.app.demo;

import io.github.dreamsphere.Events;
import io.github.dreamsphere.app.files.Spheres;
import io.github.dreamsphere.core.file.OutputFile;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A photosphere of 2048x1024 pixels that comes along: a landscape under clouds. */
public final class SamplePicture {
    private static final String RESOURCE = "landscape.jpg";

    private SamplePicture() {}

    /** Copies its JPEG file to {@code target}, over a file that may be there, and reports it. */
    public static void copy(Path target, Events events) throws IOException {
        long start = System.nanoTime();
        copy(target);
        Spheres.written(PhotosphereFile.read(target), target, start, events);
    }

    private static void copy(Path target) throws IOException {
        try (InputStream in = SamplePicture.class.getResourceAsStream(RESOURCE);
                OutputFile output = OutputFile.beside(target)) {
            Files.copy(in, output.partial());
            output.commit();
        }
    }

    /** Its pixels, decoded. */
    public static Photosphere read() throws IOException {
        Path file = Files.createTempFile("dreamsphere", ".jpg");
        try {
            copy(file);
            return PhotosphereFile.read(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
