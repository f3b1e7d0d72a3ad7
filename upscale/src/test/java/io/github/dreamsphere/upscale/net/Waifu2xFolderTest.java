package io.github.dreamsphere.upscale.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.models.Shared;
import io.github.dreamsphere.models.net.NetFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Waifu2xFolderTest {
    @TempDir
    private Path folder;

    @Test
    void theOlderKindIsGivenEveryPixelTwice() throws IOException {
        NetFamily family = Waifu2xFolder.open(Shared.path("models/waifu2x/photo"));
        SuperResolutionNet net = family.chain(2, 0).get(0).loader().load();
        assertThat(net.repeat()).isEqualTo(2);
        assertThat(net.gain()).isEqualTo(1);
        assertThat(net.margin()).isEqualTo(7);
        assertThat(family.chain(2, 1)).extracting(NetFamily.Member::scale).containsExactly(1, 2);
    }

    @Test
    void theNewerKindEnlargesByItself() throws IOException {
        NetFamily family = Waifu2xFolder.open(Shared.path("models/waifu2x/upconv_7_photo"));
        SuperResolutionNet net = family.chain(2, 0).get(0).loader().load();
        assertThat(net.repeat()).isEqualTo(1);
        assertThat(net.gain()).isEqualTo(2);
        assertThat(net.margin()).isEqualTo(7);
        assertThat(net.crop()).isZero();
        assertThat(family.chain(4, 1)).extracting(NetFamily.Member::noiseLevel).containsExactly(1, 0);
    }

    @Test
    void aFolderWithoutNetworksSaysWhatItLacks() throws IOException {
        Files.writeString(folder.resolve("info.json"), "{\"channels\": 3}");
        assertThatThrownBy(() -> Waifu2xFolder.open(folder))
                .isInstanceOf(NetFileException.class)
                .hasMessage(folder + ": holds no file like scale2.0x_model.prototxt");
    }

    @Test
    void aBrokenDescriptionIsNamed() throws IOException {
        Files.writeString(folder.resolve("info.json"), "{\"channels\": ");
        assertThatThrownBy(() -> Waifu2xFolder.open(folder))
                .isInstanceOf(NetFileException.class)
                .hasMessageStartingWith(folder.resolve("info.json") + ": not JSON");
        Files.writeString(folder.resolve("info.json"), "{\"channels\": 4}");
        assertThatThrownBy(() -> Waifu2xFolder.open(folder)).hasMessageContaining("must be 1 or 3, was 4");
        Files.write(folder.resolve("info.json"), new byte[] {0, 0, 0, '{', 0, 0});
        assertThatThrownBy(() -> Waifu2xFolder.open(folder))
                .isInstanceOf(NetFileException.class)
                .hasMessage(folder.resolve("info.json") + ": not JSON in UTF-8");
    }
}
