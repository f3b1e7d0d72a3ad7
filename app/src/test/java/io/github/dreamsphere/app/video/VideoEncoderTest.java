package io.github.dreamsphere.app.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.dreamsphere.VideoCodec;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VideoEncoderTest {
    private static boolean takes(String name, int width, int height) {
        return VideoEncoder.ALL.stream()
                .filter(encoder -> encoder.name().equals(name))
                .findFirst()
                .orElseThrow()
                .takes(width, height);
    }

    @Test
    void eachEncoderHasItsLargestFrame() {
        assertThat(takes("libopenh264", 4096, 2048)).isTrue();
        assertThat(takes("libopenh264", 4344, 2172)).isTrue();
        assertThat(takes("libopenh264", 5760, 2880)).isFalse();
        assertThat(takes("libx264", 7680, 3840)).isTrue();
        assertThat(takes("libx264", 16384, 8192)).isFalse();
        assertThat(takes("libvpx-vp9", 16384, 8192)).isTrue();
    }

    @Test
    void framesTooLargeForOneCodecGetAnother() throws IOException {
        Optional<Ffmpeg> ffmpeg = Ffmpeg.find();
        assumeTrue(ffmpeg.isPresent(), "no ffmpeg for this platform");
        VideoEncoder large = ffmpeg.get().encoder(Optional.empty(), 16384, 8192);
        assertThat(large.codec()).isPresent().get().isNotEqualTo(VideoCodec.H264);
        assertThat(ffmpeg.get().encoder(Optional.of(VideoCodec.VP9), 64, 32).name())
                .isEqualTo("libvpx-vp9");
        assertThatThrownBy(() -> ffmpeg.get().encoder(Optional.of(VideoCodec.H264), 16384, 8192))
                .isInstanceOf(NoEncoderException.class)
                .hasMessageContaining("16384x8192");
    }
}
