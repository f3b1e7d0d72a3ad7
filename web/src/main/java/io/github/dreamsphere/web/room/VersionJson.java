package io.github.dreamsphere.web.room;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.app.video.VideoHeader;
import io.github.dreamsphere.core.photosphere.Pose;
import io.github.dreamsphere.viewer.scene.StereoLayout;
import io.github.dreamsphere.web.room.Pairing.Placement;
import io.github.dreamsphere.web.tiles.SpherePicture;
import io.github.dreamsphere.web.tiles.TileFormat;
import io.github.dreamsphere.web.tiles.TilesJson;
import java.util.Set;

/** What room.json says of a version. */
final class VersionJson {
    /** The members that a version has of the picture or film alone; the others may be edited. */
    static final Set<String> WRITTEN = Set.of("id", "kind", "sha256", "recipe", "pose", "stereo", "tiles", "video");

    private VersionJson() {}

    /**
     * A picture.
     *
     * @param path the folder of its tiles, relative to the room's; empty if they are in the file itself
     * @param levels how many of its levels there are tiles of
     * @param format of the tiles
     * @param original the name of the picture that it is a dream of
     */
    static ObjectNode of(
            Placement placement, Source.OfPicture source, String path, int levels, TileFormat format, String original) {
        ObjectNode version = begun(placement);
        putRecipe(version, "dream", source, original);
        SpherePicture sphere = source.sphere();
        Pose pose = sphere.header().pose();
        if (pose.pitchDegrees() != 0 || pose.rollDegrees() != 0) {
            ObjectNode node = version.putObject("pose");
            node.set("pitch", RoomFile.number(pose.pitchDegrees()));
            node.set("roll", RoomFile.number(pose.rollDegrees()));
        }
        putStereo(version, sphere.stereo());
        version.set("tiles", TilesJson.of(sphere, path, levels, format));
        return version;
    }

    /**
     * A film.
     *
     * @param path the film, relative to the room's folder
     * @param original the name of the picture at which it starts
     */
    static ObjectNode of(Placement placement, Source.OfFilm source, String path, String original) {
        ObjectNode version = begun(placement);
        putRecipe(version, "journey", source, original);
        VideoHeader video = source.video();
        putStereo(version, video.stereo());
        version.putObject("video")
                .put("path", path)
                .put("width", video.width())
                .put("height", video.height())
                .put("eyes", video.stereo() == StereoLayout.MONO ? 1 : 2)
                .put("sound", video.sound());
        return version;
    }

    private static void putStereo(ObjectNode version, StereoLayout stereo) {
        if (stereo != StereoLayout.MONO) {
            version.put("stereo", stereo == StereoLayout.TOP_BOTTOM ? "top-bottom" : "left-right");
        }
    }

    private static ObjectNode begun(Placement placement) {
        return RoomFile.object()
                .put("id", placement.version())
                .put("kind", placement.kind().word())
                .put("title", placement.title())
                .put("sha256", placement.source().sha256());
    }

    private static void putRecipe(ObjectNode version, String subcommand, Source source, String original) {
        source.recipe().ifPresent(recipe -> {
            ObjectNode node = version.putObject("recipe");
            // No option says what keyframes do.
            if (recipe.keyframes().isEmpty()) {
                node.put("command", CommandText.of(subcommand, recipe, original));
            }
            node.put("text", recipe.text());
        });
    }
}
