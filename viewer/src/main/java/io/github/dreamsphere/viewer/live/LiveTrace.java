package io.github.dreamsphere.viewer.live;

import io.github.dreamsphere.core.sphere.Vec3;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a live dream is made again from: where one looked for each of its views, and how many steps were taken there. For any
 * thread.
 */
public final class LiveTrace {
    private final List<Glance> glances = new ArrayList<>();

    /**
     * One of the views.
     *
     * @param yaw degrees to the right, of the world
     * @param pitch degrees up
     * @param steps that were taken
     */
    public record Glance(int yaw, int pitch, int steps) {
        private static final int FULL_TURN = 360;

        /** Where one looks along {@code gaze}, in whole degrees: views wander by much more than that. */
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
            String[] numbers = text.split(",", -1);
            if (numbers.length != 3) {
                throw new NumberFormatException("three numbers make a view, not '" + text + "'");
            }
            return new Glance(
                    Integer.parseInt(numbers[0]), Integer.parseInt(numbers[1]), Integer.parseUnsignedInt(numbers[2]));
        }
    }

    /** Of a dream that has not begun. */
    public LiveTrace() {}

    private LiveTrace(List<Glance> glances) {
        this.glances.addAll(glances);
    }

    /**
     * What {@link #text} has given.
     *
     * @throws NumberFormatException if it is none
     */
    public static LiveTrace of(String text) {
        return new LiveTrace(
                text.isBlank()
                        ? List.of()
                        : Arrays.stream(text.trim().split(" +")).map(Glance::of).toList());
    }

    /** Views as a text: of each the yaw, the pitch and the steps, such as {@code "12,-5,5 14,-5,3"}. */
    public synchronized String text() {
        return glances.stream()
                .map(g -> g.yaw() + "," + g.pitch() + "," + g.steps())
                .collect(Collectors.joining(" "));
    }

    /** The views in their order. */
    public synchronized List<Glance> glances() {
        return List.copyOf(glances);
    }

    /** How many steps were taken in all. */
    public synchronized int steps() {
        return glances.stream().mapToInt(Glance::steps).sum();
    }

    synchronized LiveTrace copy() {
        return new LiveTrace(glances);
    }

    /** Another view begins. */
    synchronized void add(Glance glance) {
        glances.add(glance);
    }

    /** A step has been taken in the last view. */
    synchronized void step() {
        int last = glances.size() - 1;
        glances.set(last, glances.get(last).further());
    }
}
