package io.github.dreamsphere.models.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.models.net.NetDigest;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInTest {
    /**
     * Recipes record the digest of the net that dreams: if it changes, it needs a new name. Of an upscaler files record the
     * name only: if it changes, the changelog says so.
     */
    @ParameterizedTest
    @CsvSource({
        "DREAM, 208ed9dae4ae29773764d70b49620f81f2890fbbd3bcdc3960a3b11033fc12c9",
        "DREAM2, 2202403cddd9c1f196031bfde95cb6cdf4bf219b87aab93d28011c557326e3f7",
        "GARDEN, bc7a73a6414a281fd76674b876a5b7074212a3407e434b6429f8de0c3b10f0b3",
        "UPSCALE_2X, 3f512125a18ba9d1245dd17d2befbae7049b1cf3bedc58e4e5e4353a04195eb3",
        "UPSCALE_2X_LUMA, c0ce8c770881f41271cc6e314dacfd9ee79b4d83f73cbc89905c5f93fb18454d",
        "UPSCALE_2X_NOISE1, 87d3499b8430b0b9d93d894d559d12496a5d50d9220e2ca041e20c855851a597",
        "UPSCALE_2X_NOISE2, b9926709fa6ae96bad500a6ce80cdffcf394260967e24b2a0720630e54f319e4",
        "UPSCALE_2X_NOISE3, 9dbc0779b46dded20546179a8eb01197ea0d22de58d945193f271db2f04c44dd"
    })
    void theNetsHaveNotChanged(BuiltIn net, String digest) throws IOException {
        assertThat(NetDigest.of(net.load().net())).isEqualTo(digest);
    }
}
