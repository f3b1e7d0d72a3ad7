package io.github.dreamsphere.app.video;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dreamsphere.core.image.Image;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrameWriterTest {
    @Test
    void aFullDiskIsToldWhetherItFillsBetweenFramesOrAtTheEnd() throws Exception {
        Optional<Ffmpeg> ffmpeg = Ffmpeg.find();
        assumeTrue(ffmpeg.isPresent(), "no ffmpeg for this platform");
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "no device that is always full");
        for (int frames : new int[] {1, 400}) {
            Ffmpeg.Rate rate = new Ffmpeg.Rate(10, 128, 64);
            VideoEncoder encoder = ffmpeg.get().encoder(Optional.empty(), 128, 64);
            try (FrameWriter writer =
                    new FrameWriter(ffmpeg.get(), new Encoding(encoder, rate, 75, Encoding.SRGB), full)) {
                assertThatThrownBy(() -> {
                            for (int i = 0; i < frames; i++) {
                                writer.write(new Image(128, 64));
                            }
                            writer.finish();
                        })
                        .as("%d frames", frames)
                        .isInstanceOf(FfmpegException.class)
                        .hasMessageStartingWith("ffmpeg could not write /dev/full: ")
                        .hasMessageContaining("No space left on device");
            }
        }
    }
}
