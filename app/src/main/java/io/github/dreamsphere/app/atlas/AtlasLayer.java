package io.github.dreamsphere.app.atlas;

import io.github.dreamsphere.AtlasOptions;
import io.github.dreamsphere.models.net.Blob;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A layer of an atlas and its two pictures.
 *
 * @param dream the photosphere dreamed with this layer, relative to the atlas's folder
 * @param channels the strongest channels' tiles side by side, relative to the atlas's folder
 * @param numbers a text file with the numbers of these channels, from 0, separated by spaces
 */
record AtlasLayer(Blob blob, Path dream, Path channels, Path numbers) {
    static AtlasLayer of(int number, Blob blob, AtlasOptions.Sheets sheets) {
        String file = String.format("%03d-%s", number, blob.name().replaceAll("[^A-Za-z0-9._-]", "_"));
        return new AtlasLayer(
                blob,
                Path.of("layers", file + ".jpg"),
                Path.of("channels", file + "." + sheets.name().toLowerCase(Locale.ROOT)),
                Path.of("channels", file + ".txt"));
    }
}
