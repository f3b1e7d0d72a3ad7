package io.github.dreamsphere.app.film;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.FilmLayout;
import io.github.dreamsphere.app.video.Ffmpeg;
import io.github.dreamsphere.app.video.Frames;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Vec3;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FilmFileTest {
    private static final int FACE = 128;

    /** YouTube repeats so many pixels around each row of faces. */
    private static final int BORDER = 2;

    @TempDir
    private Path folder;

    @BeforeEach
    void assumeFfmpeg() {
        Clip.assumeFfmpeg();
    }

    /** What a pixel of an equi-angular cube shows, 0..1 along both edges of a face. */
    private static Vec3 direction(int column, int row, double u, double v) {
        double right = Math.tan((u - 0.5) * Math.PI / 2);
        double down = Math.tan((v - 0.5) * Math.PI / 2);
        if (row == 0) {
            return switch (column) {
                case 0 -> new Vec3(-1, -down, -right);
                case 1 -> new Vec3(right, -down, -1);
                default -> new Vec3(1, -down, right);
            };
        }
        // The lower row is turned: from left to right it goes from the nadir over the back to the zenith.
        return switch (column) {
            case 0 -> new Vec3(-down, -1, right);
            case 1 -> new Vec3(-down, right, 1);
            default -> new Vec3(-down, 1, -right);
        };
    }

    private Path cubeFilm() throws IOException, InterruptedException {
        Image cube = new Image(3 * FACE, 2 * FACE);
        for (int y = 0; y < cube.height(); y++) {
            double v = (y % FACE + 0.5 - BORDER) / (FACE - 2 * BORDER);
            for (int x = 0; x < cube.width(); x++) {
                double u = 3 * (x + 0.5 - BORDER) / (cube.width() - 2 * BORDER);
                int column = (int) Math.min(2, Math.max(0, u));
                Clip.colour(direction(column, y / FACE, u - column, v).normalized(), cube, x, y);
            }
        }
        Path frame = folder.resolve("cube.png");
        ImageWriter.write(new Picture(cube, Metadata.NONE), frame, WriteOptions.defaults());
        Path film = folder.resolve("cube.mkv");
        Clip.ffmpeg("-i", frame.toString(), "-c:v", "ffv1", film.toString());
        return film;
    }

    @Test
    void facesOfACubeBecomeASphere() throws Exception {
        FilmFile film = FilmFile.of(Ffmpeg.find().orElseThrow(), cubeFilm(), FilmLayout.EAC);

        Equirectangular sphere = new Equirectangular(4 * FACE, 2 * FACE);
        Image expected = new Image(sphere.width(), sphere.height());
        for (int y = 0; y < expected.height(); y++) {
            for (int x = 0; x < expected.width(); x++) {
                Clip.colour(sphere.direction(x + 0.5, y + 0.5), expected, x, y);
            }
        }
        try (Frames frames = film.open()) {
            assertThat(Psnr.psnr(frames.next(), expected)).isGreaterThan(40);
        }
    }

    @Test
    void otherFramesAreNoFaces() throws Exception {
        Path square = folder.resolve("square.mkv");
        Clip.ffmpeg("-i", cubeFilm().toString(), "-vf", "scale=128:128", "-c:v", "ffv1", square.toString());
        assertThatThrownBy(() -> FilmFile.of(Ffmpeg.find().orElseThrow(), square, FilmLayout.EAC))
                .hasMessageContaining(
                        "square.mkv: its frames are 128x128, and two rows of three faces of a cube are 3:2");
    }
}
