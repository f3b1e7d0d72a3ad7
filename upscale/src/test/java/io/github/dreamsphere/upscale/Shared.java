package io.github.dreamsphere.upscale;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** The data beside the checkout. */
public final class Shared {
    private Shared() {}

    /** A file or folder of it; the test is skipped where it is absent. */
    public static Path file(String place) {
        Path file = Path.of(System.getProperty("dreamsphere.shared", "../shared"), place);
        assumeTrue(Files.exists(file), () -> file + " is not there: this test is skipped");
        return file;
    }
}
