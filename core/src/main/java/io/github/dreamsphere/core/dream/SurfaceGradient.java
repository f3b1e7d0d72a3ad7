package io.github.dreamsphere.core.dream;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.plane.Plane;
import io.github.dreamsphere.core.plane.PlaneWindow;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.core.plane.RowSums;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.core.tile.Tiles;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * The gradient of a plan's aims over a whole surface, computed tile by tile. The plan's evenness strengthens tiles with a
 * weak gradient. Each aim's gradient is then normalised to mean |g| = 1 where it applies, so that a step's length does not
 * depend on the objective. Owns the objectives' sessions.
 */
final class SurfaceGradient implements AutoCloseable {
    private record Open(Aim aim, Objective.Session session, Plane weights) {}

    private final Surface surface;
    private final DreamPlan plan;
    private final Tiles tiles;
    private final Planes planes;
    private final List<Open> aims = new ArrayList<>();
    private final Plane coverage;
    private final Plane gradient;
    private final Plane sum;
    /** Tiles that are computed at once, and their gradients. */
    private final List<float[]> cut = new ArrayList<>();

    private final List<float[]> gradients = new ArrayList<>();

    /** @param sessions those of {@code plan}'s aims for {@code tiles} over {@code surface} */
    SurfaceGradient(Surface surface, DreamPlan plan, Tiles tiles, List<Objective.Session> sessions, Planes planes) {
        this.surface = surface;
        this.plan = plan;
        this.tiles = tiles;
        this.planes = planes;
        this.gradient = planes.make(surface.width(), surface.height(), Image.CHANNELS);
        this.sum = plan.aims().size() == 1 ? gradient : planes.like(gradient);
        for (int i = 0; i < sessions.size(); i++) {
            Aim aim = plan.aims().get(i);
            Plane weights =
                    aim.where().map(mask -> mask.weights(surface, planes)).orElse(null);
            aims.add(new Open(aim, sessions.get(i), weights));
        }
        this.coverage = covered();
        int most = aims.stream().mapToInt(open -> open.session.tiles()).max().orElseThrow();
        int samples = tiles.width() * tiles.height() * Image.CHANNELS;
        for (int i = 0; i < Math.min(most, tiles.count()); i++) {
            cut.add(new float[samples]);
            gradients.add(new float[samples]);
        }
    }

    private Plane covered() {
        if (aims.stream().anyMatch(open -> open.weights == null)) {
            return null;
        }
        Plane covered = planes.make(surface.width(), surface.height(), 1);
        for (Open open : aims) {
            covered.add(open.weights, 1);
        }
        covered.changeEachRow((y, row) -> {
            for (int x = 0; x < row.length(); x++) {
                row.set(x, Math.min(1, row.get(x)));
            }
        });
        return covered;
    }

    /** How much each pixel dreams, 0..1; null: all dream fully. */
    Plane coverage() {
        return coverage;
    }

    /** The gradient of the last call of {@link #compute}; the caller may change it. */
    Plane plane() {
        return sum;
    }

    /**
     * Computes the gradient at {@code dream} and returns the weighted sum of the objectives' values.
     *
     * @throws UncheckedIOException by a {@link NonFiniteGradientException} if the gradient is not finite
     */
    double compute(Plane dream, TileWatch watch) {
        List<BitSet> touched = aims.stream().map(this::touched).toList();
        int count = touched.stream().mapToInt(BitSet::cardinality).sum();
        double value = 0;
        int before = 0;
        for (int i = 0; i < aims.size(); i++) {
            Open open = aims.get(i);
            int first = before;
            value += open.aim.weight() * climb(open, touched.get(i), dream, tile -> watch.enter(first + tile, count));
            normalise(open);
            before += touched.get(i).cardinality();
        }
        return value;
    }

    /** The tiles in which an aim has a weight; the others take no time, so they are not counted. */
    private BitSet touched(Open open) {
        BitSet touched = new BitSet();
        if (open.weights == null) {
            touched.set(0, tiles.count());
            return touched;
        }
        PlaneWindow weights = new PlaneWindow(open.weights);
        for (int tile = 0; tile < tiles.count(); tile++) {
            weights.show(tiles.rows(tile));
            touched.set(tile, tiles.touches(tile, weights));
        }
        return touched;
    }

    private double climb(Open open, BitSet touched, Plane dream, IntConsumer watch) {
        double value = 0;
        int done = 0;
        PlaneWindow picture = new PlaneWindow(dream);
        RowSums sums = new RowSums(gradient, tiles.weighted());
        List<Integer> batch = new ArrayList<>();
        for (int tile = touched.nextSetBit(0); tile >= 0; tile = touched.nextSetBit(tile + 1)) {
            watch.accept(done++);
            picture.show(tiles.rows(tile));
            tiles.cut(picture, tile, cut.get(batch.size()));
            batch.add(tile);
            if (batch.size() == open.session.tiles() || touched.nextSetBit(tile + 1) < 0) {
                for (double own : climb(open, batch, sums)) {
                    value += own;
                }
                batch.clear();
            }
        }
        sums.finish();
        return value;
    }

    /** Computes the tiles of {@code batch}, which are cut, and adds their gradients to {@code sums} in order. */
    private double[] climb(Open open, List<Integer> batch, RowSums sums) {
        int count = batch.size();
        double[] values = open.session.gradients(cut.subList(0, count), gradients.subList(0, count));
        for (int i = 0; i < count; i++) {
            Evenness.apply(gradients.get(i), plan.shaping().evenness());
            sums.show(tiles.rows(batch.get(i)));
            tiles.blend(gradients.get(i), batch.get(i), sums);
        }
        return values;
    }

    /** Smooths the gradient of one aim, normalises it, and adds it to the sum by its weight. */
    private void normalise(Open open) {
        plan.shaping().smoothing().apply(gradient, surface, planes);
        double mean = SurfaceStatistics.meanMagnitude(gradient, surface, open.weights);
        if (!Double.isFinite(mean)) {
            throw new UncheckedIOException(new NonFiniteGradientException());
        }
        float scale = mean == 0 ? 0 : (float) (open.aim.weight() / mean);
        boolean first = open == aims.get(0);
        sum.changeEachRow((y, row) -> {
            Row added = sum == gradient ? row : gradient.row(y);
            Row weights = open.weights == null ? null : open.weights.row(y);
            for (int i = 0; i < row.length(); i++) {
                float weight = weights == null ? scale : scale * weights.get(i / Image.CHANNELS);
                float before = first ? 0 : row.get(i);
                row.set(i, weight * added.get(i) + before);
            }
        });
    }

    @Override
    public void close() {
        for (Open open : aims) {
            open.session.close();
            if (open.weights != null) {
                open.weights.close();
            }
        }
        if (coverage != null) {
            coverage.close();
        }
        if (sum != gradient) {
            sum.close();
        }
        gradient.close();
    }
}
