package io.github.dreamsphere.core.tile;

import io.github.dreamsphere.core.plane.RowSpan;
import io.github.dreamsphere.core.sphere.Rotation;
import java.util.List;

/**
 * The square gnomonic views into which a sphere is cut at one place of its {@link Tiles}, for code that cuts and blends
 * them itself.
 *
 * @param size edge of every view in pixels
 * @param focalLength distance of the views' planes from the centre of the sphere in pixels
 * @param window weights along each edge of a view, {@code size} of them
 * @param places where the views look, in the order of the tiles
 */
public record FlatViews(int size, double focalLength, float[] window, List<Place> places) {
    /** Copies the list. */
    public FlatViews {
        places = List.copyOf(places);
    }

    /**
     * Where a view looks.
     *
     * @param rotation turns a camera that looks along −Z to the view
     * @param rows the stored rows that the view reads and adds to
     */
    public record Place(Rotation rotation, RowSpan rows) {}
}
