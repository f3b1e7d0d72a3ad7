package io.github.dreamsphere.viewer.scene;

import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Vec3;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The order in which a picture's cells are uploaded: those nearest to the gaze come first. */
public final class CellOrder {
    /** Among cells that are as near, that comes first whose middle is nearer. */
    private static final double MIDDLE = 0.01;

    /** Cells are much larger than this angle, so smaller turns of the gaze do not change the order. */
    private static final double SAME_GAZE = Math.toRadians(1);

    private final CellLayout layout;
    private final Equirectangular area;
    private Deque<Integer> missing = new ArrayDeque<>();
    private Optional<Vec3> sortedFor = Optional.empty();

    /** An order for a picture that lies at {@code area}. All its cells are missing. */
    public CellOrder(CellLayout layout, Equirectangular area) {
        this.layout = layout;
        this.area = area;
        for (int cell = 0; cell < layout.cells(); cell++) {
            missing.add(cell);
        }
    }

    /** Whether any cell has not been given yet. */
    public boolean hasNext() {
        return !missing.isEmpty();
    }

    /** The missing cell that is nearest to the direction {@code gaze}, in the image's axes; it is missing no longer. */
    public int next(Vec3 gaze) {
        if (sortedFor.isEmpty() || sortedFor.get().angleTo(gaze) > SAME_GAZE) {
            sort(gaze);
        }
        return missing.pop();
    }

    private void sort(Vec3 gaze) {
        Map<Integer, Double> distances = new HashMap<>();
        missing.forEach(cell -> distances.put(cell, distance(cell, gaze)));
        List<Integer> nearestFirst = new ArrayList<>(missing);
        nearestFirst.sort(Comparator.comparing(distances::get));
        missing = new ArrayDeque<>(nearestFirst);
        sortedFor = Optional.of(gaze);
    }

    private double distance(int cell, Vec3 gaze) {
        double left = layout.left(cell);
        double top = layout.top(cell);
        double right = Math.min(area.width(), left + layout.cellWidth());
        double bottom = Math.min(area.height(), top + layout.cellHeight());
        double y = clamped(area.y(gaze.latitude()), top, bottom);
        double x = area.x(gaze.longitude());
        double turn = area.fullWidth();
        double nearest = Math.PI;
        for (double turned : new double[] {x - turn, x, x + turn}) {
            Vec3 edge = area.direction(clamped(turned, left, right), y);
            nearest = Math.min(nearest, gaze.angleTo(edge));
        }
        return nearest + MIDDLE * gaze.angleTo(area.direction((left + right) / 2, (top + bottom) / 2));
    }

    private static double clamped(double value, double least, double most) {
        return Math.min(most, Math.max(least, value));
    }
}
