package io.github.dreamsphere.upscale;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.quality.Psnr;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.models.Shared;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.onnx.OnnxReader;
import io.github.dreamsphere.upscale.net.NetFamily;
import io.github.dreamsphere.upscale.net.SuperResolutionNet;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A network of another format, for luma, that enlarges by three. */
class EspcnTest {
    @Test
    void anOnnxNetworkForLumaEnlarges() throws IOException {
        SuperResolutionNet net = SuperResolutionNet.of(
                OnnxReader.read(
                        Shared.path("models/espcn/super_resolution.onnx"),
                        ImageSpec.of(1, 1, ImageSpec.Channels.LUMA, 0)),
                1);
        assertThat(net.scale()).isEqualTo(3);
        assertThat(net.lumaOnly()).isTrue();
        Equirectangular sphere = new Equirectangular(64, 32);
        Image image = new Image(64, 32);
        for (int y = 0; y < 32; y++) {
            for (int x = 0; x < 64; x++) {
                image.set(x, y, 0, (float) (0.5 + 0.3 * Math.sin(2 * Math.PI * (x + 0.5) / 32)));
                image.set(x, y, 1, 0.5f);
                image.set(x, y, 2, (float) (0.5 + 0.3 * Math.cos(Math.PI * (y + 0.5) / 32)));
            }
        }
        try (Upscaler upscaler = new Upscaler(NetFamily.of(net), UpscaleOptions.defaults())) {
            Image result = upscaler.enlarge(image, sphere, Enlargement.by(3), Progress.SILENT);
            assertThat(Psnr.psnr(result, SphereResize.resize(image, sphere.border(), 192, 96)))
                    .isGreaterThan(30);
        }
    }
}
