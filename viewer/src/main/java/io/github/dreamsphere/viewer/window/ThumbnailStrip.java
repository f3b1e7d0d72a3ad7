package io.github.dreamsphere.viewer.window;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.viewer.gl.GraphicsException;
import io.github.dreamsphere.viewer.gl.Overlay;
import io.github.dreamsphere.viewer.gl.SignRenderer;
import io.github.dreamsphere.viewer.headset.EyePainter;
import io.github.dreamsphere.viewer.load.Thumbnails;
import io.github.dreamsphere.viewer.scene.ViewPlane;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A row of small pictures in front of the wearer, who marks one by looking at it. The strip stays where the wearer looked
 * when it was opened. It closes once the wearer has looked away for some seconds.
 */
final class ThumbnailStrip implements AutoCloseable, EyePainter {
    /** The largest number of pictures shown at once. */
    static final int TILES = 5;

    private static final double TILE = Math.toRadians(17);
    private static final double STEP = Math.toRadians(18.5);
    private static final double STEEPEST = Math.toRadians(20);
    /** Seconds that the wearer may look away before the strip closes. */
    private static final double PATIENCE = 6;

    private final Thumbnails thumbnails;
    private final TilePainter painter;
    private final SignRenderer renderer;
    private final List<Tile> tiles = new ArrayList<>();
    private List<Path> pictures = List.of();
    private int first;
    private int marked = -1;
    private double yaw;
    private double pitch;
    private double lookedAway;
    private boolean isOpen;

    /** A tile on the graphics card, and what was painted on it last. */
    private static final class Tile {
        private final Overlay overlay = new Overlay();
        private Object painted = "";
    }

    /** What decides how a tile looks. */
    private record Face(Path picture, boolean isMarked, Optional<Image> small) {}

    /**
     * A closed strip.
     *
     * @throws GraphicsException if the driver refuses the shaders
     */
    ThumbnailStrip(Thumbnails thumbnails, TilePainter painter) throws GraphicsException {
        this.thumbnails = thumbnails;
        this.painter = painter;
        this.renderer = new SignRenderer();
        for (int i = 0; i < TILES; i++) {
            tiles.add(new Tile());
        }
    }

    /**
     * Opens the strip in front of the wearer.
     *
     * @param choice the pictures to choose from
     * @param current the picture that is shown now
     * @param ahead the direction of the gaze in the room
     */
    void open(List<Path> choice, Path current, Vec3 ahead) {
        pictures = List.copyOf(choice);
        first = clamped(pictures.indexOf(current) - TILES / 2);
        yaw = ahead.longitude();
        pitch = Math.min(STEEPEST, Math.max(-STEEPEST, ahead.latitude()));
        lookedAway = 0;
        marked = -1;
        isOpen = true;
    }

    private int clamped(int place) {
        return Math.max(0, Math.min(pictures.size() - TILES, place));
    }

    boolean isOpen() {
        return isOpen;
    }

    /** Closes the strip without a choice. */
    void dismiss() {
        isOpen = false;
    }

    /** Shows the following pictures (1) or the preceding ones (−1). The first follow the last. */
    void page(int direction) {
        lookedAway = 0;
        int last = clamped(pictures.size());
        if (direction > 0) {
            first = first == last ? 0 : clamped(first + TILES);
        } else {
            first = first == 0 ? last : clamped(first - TILES);
        }
    }

    /** The picture that the wearer looks at, if any. */
    Optional<Path> marked() {
        return marked < 0 ? Optional.empty() : Optional.of(pictures.get(first + marked));
    }

    /**
     * Marks the picture that the wearer looks at, and repaints what has changed.
     *
     * @param ahead the direction of the gaze in the room
     * @param seconds since the frame before
     */
    void look(Vec3 ahead, double seconds) {
        if (!isOpen) {
            return;
        }
        marked = at(ahead);
        lookedAway = marked < 0 ? lookedAway + seconds : 0;
        isOpen = lookedAway < PATIENCE;
        for (int i = 0; i < shown(); i++) {
            Path picture = pictures.get(first + i);
            Face face = new Face(picture, i == marked, thumbnails.of(picture));
            Tile tile = tiles.get(i);
            if (!face.equals(tile.painted)) {
                tile.painted = face;
                tile.overlay.set(painter.paint(picture.getFileName().toString(), face.small(), face.isMarked()));
            }
        }
    }

    private int shown() {
        return Math.min(TILES, pictures.size());
    }

    /** The number of the tile in a direction of the room, or −1. */
    private int at(Vec3 direction) {
        double up = direction.latitude() - pitch;
        for (int i = 0; i < shown(); i++) {
            double aside = Math.IEEEremainder(direction.longitude() - yaw - aside(i), 2 * Math.PI);
            if (Math.abs(aside) < STEP / 2 && Math.abs(up) < STEP / 2) {
                return i;
            }
        }
        return -1;
    }

    /** The angle of a tile to the right of the strip's middle, in radians. */
    private double aside(int tile) {
        return (tile - (shown() - 1) / 2.0) * STEP;
    }

    @Override
    public void paint(ViewPlane plane, Rotation roomFromEye) {
        if (!isOpen) {
            return;
        }
        Rotation eyeFromRoom = roomFromEye.inverse();
        for (int i = 0; i < shown(); i++) {
            Rotation roomFromTile = Rotation.yawPitchRoll(yaw + aside(i), pitch, 0);
            renderer.draw(tiles.get(i).overlay, eyeFromRoom.then(roomFromTile), TILE, plane, 1);
        }
    }

    @Override
    public void close() {
        tiles.forEach(tile -> tile.overlay.close());
        renderer.close();
    }
}
