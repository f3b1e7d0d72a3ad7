package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.core.sphere.Vec3;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The direction and the number of steps of each view of a live dream. The dream can be repeated from it. Thread safe.
 */
public final class LiveTrace {
    private final List<Glance> glances = new ArrayList<>();

    /**
     * One of the views.
     *
     * @param yaw the direction of the gaze in the world, in degrees to the right
     * @param pitch degrees up
     * @param steps the number of steps taken, at least 0
     */
    public record Glance(int yaw, int pitch, int steps) {
        private static final int FULL_TURN = 360;
        private static final Pattern VIEW = Pattern.compile("-?\\d{1,3},-?\\d{1,2},[0-" + GazeViews.STEPS + "]");

        /** A view along {@code gaze} before its first step. Whole degrees are enough, since views wander by much more. */
        static Glance at(Vec3 gaze) {
            int yaw = (int) Math.round(Math.toDegrees(gaze.longitude()));
            return new Glance(Math.floorMod(yaw, FULL_TURN), (int) Math.round(Math.toDegrees(gaze.latitude())), 0);
        }

        /** The direction in the world. */
        public Vec3 gaze() {
            return Vec3.ofAngles(Math.toRadians(yaw), Math.toRadians(pitch));
        }

        private Glance further() {
            return new Glance(yaw, pitch, steps + 1);
        }

        private static Glance of(String text) {
            if (!VIEW.matcher(text).matches()) {
                throw new NumberFormatException("a view must be the yaw and the pitch in degrees and 0 to "
                        + GazeViews.STEPS + " steps, was '" + text + "'");
            }
            String[] numbers = text.split(",");
            return new Glance(Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Integer.parseInt(numbers[2]));
        }
    }

    /** A trace without views. */
    public LiveTrace() {}

    private LiveTrace(List<Glance> glances) {
        this.glances.addAll(glances);
    }

    /**
     * Reads a trace that {@link #text} has written.
     *
     * @throws NumberFormatException if {@code text} is no trace
     */
    public static LiveTrace of(String text) {
        return new LiveTrace(
                text.isBlank()
                        ? List.of()
                        : Arrays.stream(text.trim().split(" +")).map(Glance::of).toList());
    }

    /** Returns the yaw, the pitch and the steps of each view as text, such as {@code "12,-5,5 14,-5,3"}. */
    public synchronized String text() {
        return glances.stream()
                .map(g -> g.yaw() + "," + g.pitch() + "," + g.steps())
                .collect(Collectors.joining(" "));
    }

    /** The views in their order. */
    public synchronized List<Glance> glances() {
        return List.copyOf(glances);
    }

    /** The number of steps in all views. */
    public synchronized int steps() {
        return glances.stream().mapToInt(Glance::steps).sum();
    }

    synchronized LiveTrace copy() {
        return new LiveTrace(glances);
    }

    /** Adds a view. */
    synchronized void add(Glance glance) {
        glances.add(glance);
    }

    /** Counts a step in the last view. */
    synchronized void step() {
        int last = glances.size() - 1;
        glances.set(last, glances.get(last).further());
    }
}
