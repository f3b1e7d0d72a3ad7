package io.github.dreamsphere.models.train;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Goes on with curves of trainings for tests of other packages. */
public final class CurveReading {
    private CurveReading() {}

    /** The curve in {@code folder} with a point added, drawn and written again. */
    public static String continued(Path folder) throws IOException {
        LossCurve.upTo(1000, folder).add(new LossCurve.Point(1001, 0.5, 0.25));
        return Files.readString(folder.resolve("curve.csv"));
    }
}
