package io.github.dreamsphere.web.studio;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.web.tiles.Level;
import io.github.dreamsphere.web.tiles.PictureLevels;
import io.github.dreamsphere.web.tiles.SpherePicture;
import io.github.dreamsphere.web.tiles.TileFormat;
import io.github.dreamsphere.web.tiles.TileKind;
import io.github.dreamsphere.web.tiles.TilesJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What pages show of a dream that is done: tiles and a thumbnail. */
final class ShownResult {
    private ShownResult() {}

    /** Makes what pages show of the result. */
    static void make(StudioDream dream) throws IOException {
        Path file = dream.result();
        if (dream.isJourney()) {
            PictureImport.writeThumbnail(dream.frame(0), dream.thumbnail());
            StudioFolder.delete(dream.frame(0).getParent());
            return;
        }
        if (dream.isFlat()) {
            PictureImport.writeThumbnail(file, dream.thumbnail());
            return;
        }
        SpherePicture sphere = SpherePicture.read(file);
        List<Level> sizes = sphere.levels();
        PictureLevels levels = new PictureLevels(sphere);
        levels.writeTiles(dream.tiles(), sizes.size(), TileKind.jpeg(PictureImport.QUALITY));
        Image thumbnail = levels.keep(0);
        levels.read(Progress.SILENT);
        PictureImport.write(thumbnail, dream.thumbnail());
        dream.change(of -> of.put("width", sphere.width())
                .put("height", sphere.height())
                .set("tiles", TilesJson.of(sphere, "tiles", sizes.size(), TileFormat.JPEG)));
    }
}
