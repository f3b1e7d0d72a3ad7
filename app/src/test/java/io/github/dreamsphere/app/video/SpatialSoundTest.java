package io.github.dreamsphere.app.video;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.app.film.Clip;
import io.github.dreamsphere.core.image.Xmp;
import io.github.dreamsphere.viewer.scene.StereoLayout;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpatialSoundTest {
    /** Version, type and order, as github.com/google/spatial-media has it for ambisonics of first order. */
    private static final byte[] FIRST_ORDER = {
        0, 0, 0, 0, 0, 1, 0, 0, 0, 4, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3
    };

    @TempDir
    Path folder;

    @Test
    void theSpatialSoundOfTheSourceStays() throws Exception {
        Clip.assumeFfmpeg();
        Path in = folder.resolve("in.mp4");
        Path plain = folder.resolve("plain.mp4");
        Clip.ffmpeg(
                "-framerate",
                "10",
                "-i",
                Clip.frames(folder.resolve("frames"), 5).toString(),
                "-f",
                "lavfi",
                "-i",
                "aevalsrc=0.1*sin(440*t)|0.1*sin(220*t)|0.1*sin(330*t)|0.1*sin(550*t):channel_layout=4.0:duration=0.5",
                "-c:v",
                "mpeg4",
                "-bf",
                "0",
                "-c:a",
                "aac",
                plain.toString());
        Box spatial = new Box("SA3D", FIRST_ORDER);
        Mp4Rewrite.rewrite(plain, in, new byte[0], moov -> SpatialSound.added(spatial, moov));
        assertThat(SpatialSound.of(in)).isPresent();

        Ffmpeg ffmpeg = Ffmpeg.find().orElseThrow();
        FilmHeader header = FilmHeader.read(ffmpeg, in);
        Path piece = folder.resolve("piece.mp4");
        Clip.ffmpeg("-i", plain.toString(), "-an", "-c", "copy", piece.toString());
        Path out = folder.resolve("out.mp4");
        assertThat(header.stereo()).isEqualTo(StereoLayout.MONO);
        new FilmJoin(ffmpeg, folder, Optional.of(in), header, 0, 5, Xmp.EMPTY, true, 75)
                .join(List.of(piece), out, FilmFormat.MP4);

        assertThat(SpatialSound.of(out).orElseThrow().content()).isEqualTo(FIRST_ORDER);
        String channels = Clip.ffprobe(
                "-select_streams", "a", "-show_entries", "stream=channels", "-of", "csv=p=0", out.toString());
        assertThat(channels.strip()).isEqualTo("4");
    }
}
