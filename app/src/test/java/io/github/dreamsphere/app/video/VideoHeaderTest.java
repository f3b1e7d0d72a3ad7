package io.github.dreamsphere.app.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.viewer.scene.StereoLayout;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VideoHeaderTest {
    @TempDir
    Path folder;

    /** The shortest file with a video track of 3840 × 1920 pixels, its sample entry holding {@code boxes}. */
    private static byte[] film(Box... boxes) {
        byte[] fields = ByteBuffer.allocate(78)
                .putShort(24, (short) 3840)
                .putShort(26, (short) 1920)
                .array();
        byte[][] parts = new byte[boxes.length + 1][];
        parts[0] = fields;
        for (int i = 0; i < boxes.length; i++) {
            parts[i + 1] = boxes[i].bytes();
        }
        byte[] count = {0, 0, 0, 0, 0, 0, 0, 1};
        Box description = Box.of("stsd", count, Box.of("avc1", parts).bytes());
        Box media = Box.of(
                "mdia",
                handler("vide").bytes(),
                Box.of("minf", Box.of("stbl", description.bytes()).bytes()).bytes());
        Box sound = Box.of("trak", Box.of("mdia", handler("soun").bytes()).bytes());
        Box index = Box.of("moov", sound.bytes(), Box.of("trak", media.bytes()).bytes());
        return index.bytes();
    }

    private static Box handler(String type) {
        byte[] fields = new byte[20];
        System.arraycopy(type.getBytes(StandardCharsets.ISO_8859_1), 0, fields, 8, 4);
        return new Box("hdlr", fields);
    }

    private static Box stereo(int mode) {
        return Box.full("st3d", new byte[] {(byte) mode});
    }

    private VideoHeader read(byte[] bytes) throws IOException {
        return VideoHeader.read(Files.write(folder.resolve("film.mp4"), bytes));
    }

    @Test
    void aPlainFilmSaysItsSizeOnly() throws IOException {
        assertThat(read(film())).isEqualTo(new VideoHeader(3840, 1920, false, StereoLayout.MONO, true));
    }

    @Test
    void aSphericalFilmSaysHowItHoldsTheEyes() throws IOException {
        Box sphere = new Box("sv3d", new byte[0]);
        assertThat(read(film(stereo(0), sphere))).isEqualTo(new VideoHeader(3840, 1920, true, StereoLayout.MONO, true));
        assertThat(read(film(stereo(1), sphere)).stereo()).isEqualTo(StereoLayout.TOP_BOTTOM);
        assertThat(read(film(sphere, stereo(2))).stereo()).isEqualTo(StereoLayout.SIDE_BY_SIDE);
        assertThat(read(film(stereo(9), sphere)).stereo()).isEqualTo(StereoLayout.MONO);
    }

    @Test
    void aDamagedFilmIsRefusedByName() {
        byte[] whole = film(stereo(1));
        for (int length = 0; length < whole.length; length += 7) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> read(cut))
                    .as("cut to %d bytes", length)
                    .isInstanceOf(IOException.class)
                    .hasMessageStartingWith(folder.resolve("film.mp4").toString())
                    .hasMessageNotContaining("null");
        }
    }
}
