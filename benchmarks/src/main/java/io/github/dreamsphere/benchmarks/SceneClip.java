package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Writes the frames of a {@link MovingScene} as numbered pictures, to make a clip of. */
public final class SceneClip {
    /** Stands for the degrees: the scene with water, several discs and another exposure. */
    static final String LIVELY = "lively";

    private SceneClip() {}

    /**
     * Arguments: the photosphere of the surroundings, the one on the discs, the width, the number of frames, degrees of
     * yaw a frame or {@code lively}, radii of advance a frame, the folder.
     */
    public static void main(String[] arguments) throws IOException {
        Path surroundings = Path.of(arguments[0]);
        Path disc = Path.of(arguments[1]);
        int width = Integer.parseInt(arguments[2]);
        MovingScene scene = arguments[4].equals(LIVELY)
                ? MovingScene.lively(surroundings, disc, width)
                : MovingScene.of(
                        surroundings, disc, Double.parseDouble(arguments[4]), Double.parseDouble(arguments[5]), width);
        Path folder = Files.createDirectories(Path.of(arguments[6]));
        for (int t = 0; t < Integer.parseInt(arguments[3]); t++) {
            Picture picture = new Picture(scene.frame(t), Metadata.NONE);
            ImageWriter.write(
                    picture, folder.resolve(String.format(Locale.ROOT, "frame-%05d.png", t)), WriteOptions.defaults());
        }
    }
}
