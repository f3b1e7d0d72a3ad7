package io.github.dreamsphere.core.tile;

import io.github.dreamsphere.core.plane.RowSpan;
import io.github.dreamsphere.core.plane.RowSums;
import io.github.dreamsphere.core.plane.Rows;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.SphereTable;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * A sphere cut into overlapping flat views, as a headset shows them: no seam and no pole by construction. Each move
 * turns the whole set by a new random rotation, so that no place is special.
 *
 * <p>By solid angle, a view's pixels are on average as fine as the sphere's at its equator. Values computed on the
 * views are carried back by sampling every view that shows a pixel of the sphere, weighted by smooth windows and
 * divided by their sum.
 */
final class TangentViews implements Tiles {
    /** Views overlap by this part of their edge, and at least by {@link TileGrid#OVERLAP}. */
    private static final double OVERLAP = 0.125;

    /** Views may be larger than requested by this factor. */
    private static final double TOLERANCE = 1.1;

    private final Equirectangular sphere;
    private final ViewDirections set;
    private final int size;
    private final double focalLength;
    private final float[] window;
    private final SphereTable table;
    private final Function<RandomGenerator, Rotation> rotations;
    private final Rotation turn;
    private final boolean moves;

    private List<TangentView> views;

    /**
     * The views of {@code sphere}, unturned.
     *
     * @param tile the target edge of a view in pixels; the fewest views that are no larger are used
     * @param jitter 0: the views never turn
     * @param rotations draws the rotation of each move
     * @param turn radians to the right by which every rotation is turned, for a sphere that was itself turned
     */
    public TangentViews(
            Equirectangular sphere, int tile, int jitter, Function<RandomGenerator, Rotation> rotations, double turn) {
        this.sphere = sphere;
        int rings = fewestRings(tile);
        while (size(ViewDirections.ofRings(rings)) > tile * TOLERANCE) {
            rings++;
        }
        this.set = ViewDirections.ofRings(rings);
        this.size = size(set);
        this.focalLength = focalLength(set);
        this.window = BlendWindow.raisedCosine(size, size / 2);
        this.table = new SphereTable(sphere);
        this.rotations = rotations;
        this.turn = Rotation.yawPitchRoll(turn, 0, 0);
        this.moves = jitter > 0;
        place(Rotation.IDENTITY);
    }

    /** A lower bound of the number of rings: with fewer, even views without overlap would be too large. */
    private int fewestRings(int tile) {
        return Math.max(1, (int) (Math.PI * sphere.pixelsPerRadian() / (tile * TOLERANCE)) - 1);
    }

    private double focalLength(ViewDirections set) {
        return sphere.pixelsPerRadian() / Math.sqrt(set.density());
    }

    private int size(ViewDirections set) {
        double seen = 2 * focalLength(set) * set.reach();
        return (int) Math.ceil(seen + Math.max(TileGrid.OVERLAP, OVERLAP * seen));
    }

    /** Turns the whole set by {@code rotation}; views that show nothing of a partial sphere are left out. */
    void place(Rotation rotation) {
        views = set.views().stream()
                .map(view -> new TangentView(table, turn.then(rotation).then(view), size, focalLength))
                .filter(TangentView::seesAnything)
                .sorted(Comparator.comparingInt(view -> view.rows().first()))
                .toList();
    }

    @Override
    public void move(RandomGenerator random) {
        if (moves) {
            place(rotations.apply(random));
        }
    }

    @Override
    public int width() {
        return size;
    }

    @Override
    public int height() {
        return size;
    }

    @Override
    public int count() {
        return views.size();
    }

    @Override
    public RowSpan rows(int tile) {
        return views.get(tile).rows();
    }

    @Override
    public boolean weighted() {
        return true;
    }

    @Override
    public void cut(Rows image, int tile, float[] rgb) {
        views.get(tile).cut(image, rgb);
    }

    @Override
    public boolean touches(int tile, Rows weights) {
        return views.get(tile).touches(weights);
    }

    @Override
    public void blend(float[] values, int tile, RowSums sums) {
        views.get(tile).blend(values, window, sums);
    }
}
