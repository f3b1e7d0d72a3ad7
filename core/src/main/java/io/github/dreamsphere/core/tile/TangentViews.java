package io.github.dreamsphere.core.tile;

import io.github.dreamsphere.core.plane.RowSpan;
import io.github.dreamsphere.core.plane.RowSums;
import io.github.dreamsphere.core.plane.Rows;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.SphereTable;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * A sphere cut into overlapping flat views, as a headset shows them: no seam and no pole by construction. Each move
 * places the whole set anew, so that no place is special.
 *
 * <p>By solid angle, a view's pixels are on average as fine as the sphere's at its equator. Values computed on the
 * views are carried back by sampling every view that shows a pixel of the sphere, weighted by smooth windows and
 * divided by their sum.
 */
final class TangentViews implements Tiles {
    /** Views may be larger than requested by this factor. */
    private static final double TOLERANCE = 1.1;

    /** Views of a given size may be this many times as wide as they need to be. */
    private static final double WIDEST = 2;

    private final Equirectangular sphere;
    private final ViewArrangement arrangement;
    private final ViewDirections set;
    private final int size;
    private final double focalLength;
    private final float[] window;
    private final SphereTable table;
    private final Rotation heading;
    private final boolean moves;

    private List<TangentView> views;

    /**
     * The views of {@code sphere} at their initial place.
     *
     * @param tile the target edge of a view in pixels; the fewest views that are no larger are used
     * @param arrangement where the views look
     * @param moves whether they ever move
     * @param heading radians to the right by which every place is turned
     */
    TangentViews(Equirectangular sphere, int tile, ViewArrangement arrangement, boolean moves, double heading) {
        this(sphere, arrangement, largest(sphere, arrangement, tile * TOLERANCE), OptionalInt.empty(), moves, heading);
    }

    /**
     * Views of exactly {@code size} pixels, as few as cover the sphere; empty if even the fewest would have to be more than
     * {@value #WIDEST} times as wide as they need to be, and would be stretched.
     */
    static Optional<Tiles> exactly(
            Equirectangular sphere, int size, ViewArrangement arrangement, boolean moves, double heading) {
        ViewDirections set = largest(sphere, arrangement, size);
        return size > WIDEST * set.size(focalLength(sphere, set))
                ? Optional.empty()
                : Optional.of(new TangentViews(sphere, arrangement, set, OptionalInt.of(size), moves, heading));
    }

    private TangentViews(
            Equirectangular sphere,
            ViewArrangement arrangement,
            ViewDirections set,
            OptionalInt exactSize,
            boolean moves,
            double heading) {
        this.sphere = sphere;
        this.arrangement = arrangement;
        this.set = set;
        this.focalLength = focalLength(sphere, set);
        this.size = exactSize.orElse(set.size(focalLength));
        this.window = BlendWindow.raisedCosine(size, size / 2);
        this.table = new SphereTable(sphere);
        this.heading = Rotation.yawPitchRoll(heading, 0, 0);
        this.moves = moves;
        place(arrangement.still());
    }

    /** The set with the fewest views of at most {@code edge} pixels. */
    private static ViewDirections largest(Equirectangular sphere, ViewArrangement arrangement, double edge) {
        int number = arrangement.first(edge / sphere.pixelsPerRadian());
        while (arrangement.set(number).size(focalLength(sphere, arrangement.set(number))) > edge) {
            number++;
        }
        return arrangement.set(number);
    }

    private static double focalLength(Equirectangular sphere, ViewDirections directions) {
        return sphere.pixelsPerRadian() / Math.sqrt(directions.density());
    }

    /** Turns each view to its place; views that show nothing of a partial sphere are left out. */
    private void place(UnaryOperator<Rotation> placed) {
        views = set.views().stream()
                .map(view -> new TangentView(table, heading.then(placed.apply(view)), size, focalLength))
                .filter(TangentView::seesAnything)
                .sorted(Comparator.comparingInt(view -> view.rows().first()))
                .toList();
    }

    @Override
    public void move(RandomGenerator random) {
        if (moves) {
            place(arrangement.drawn(random));
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

    @Override
    public Optional<FlatViews> views() {
        return Optional.of(new FlatViews(
                size,
                focalLength,
                window.clone(),
                views.stream().map(TangentView::place).toList()));
    }
}
