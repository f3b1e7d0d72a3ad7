package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.core.flow.FlowPair;
import io.github.dreamsphere.core.flow.LostAreas;
import io.github.dreamsphere.core.flow.SphereFlow;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Vec3;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Measures the flow on the sphere against known motion: mean errors in pixels at the width of the frames, weighted by
 * solid angle, by the part of the sphere; what is lost and what of it is found; and the processor time.
 */
public final class FlowErrors {
    private FlowErrors() {}

    /** Arguments: the photosphere of the surroundings, the one on the disc, the width. */
    public static void main(String[] arguments) throws IOException {
        Path surroundings = Path.of(arguments[0]);
        Path disc = Path.of(arguments[1]);
        int width = Integer.parseInt(arguments[2]);
        System.out.println(
                "motion a frame | ground | sky | disc | |lat|>60 | lat<-60 | seam | equator | rotation, degrees"
                        + " | failed | lost found | kept dropped | cpu s");
        for (double[] motion : new double[][] {{0, 0}, {2, 0}, {8, 0}, {16, 0}, {2, 0.05}, {15, 0.05}}) {
            measure(MovingScene.of(surroundings, disc, motion[0], motion[1], width));
        }
    }

    private static void measure(MovingScene scene) {
        int t = scene.degrees() > 4 || scene.advance() > 0 ? 1 : 5;
        Image now = scene.frame(t);
        Image before = scene.frame(t - 1);
        FlowPair.between(now, before, 0);
        double start = ProcessorTime.seconds();
        FlowPair pair = FlowPair.between(now, before, 0);
        double seconds = ProcessorTime.seconds() - start;
        LostAreas lost = LostAreas.of(pair);
        Parts parts = new Parts();
        Equirectangular sphere = scene.sphere();
        for (int y = 0; y < sphere.height(); y++) {
            for (int x = 0; x < sphere.width(); x++) {
                Vec3 d = sphere.direction(x + 0.5, y + 0.5);
                parts.add(scene, pair, lost, d, x, y, t);
            }
        }
        double turned = scene.camera(t - 1)
                .inverse()
                .then(scene.camera(t))
                .apply(new Vec3(0, 0, -1))
                .angleTo(((SphereFlow) pair.forth()).rotation().apply(new Vec3(0, 0, -1)));
        System.out.printf(
                Locale.ROOT,
                "%s | %.3f | %.3f | %.2f | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f | %.2f | %.4f | %.2f%n",
                scene.degrees() + " deg, " + scene.advance() + " r",
                parts.ground.value(),
                parts.sky.value(),
                parts.disc.value(),
                parts.high.value(),
                parts.low.value(),
                parts.seam.value(),
                parts.equator.value(),
                Math.toDegrees(turned),
                lost.failedShare(),
                parts.found.value(),
                parts.dropped.value(),
                seconds);
    }

    /** A mean weighted by solid angle. */
    private static final class Mean {
        private double sum;
        private double weight;

        void add(double value, double of) {
            sum += value * of;
            weight += of;
        }

        double value() {
            return sum / weight;
        }
    }

    /** The means of the parts of the sphere. */
    private static final class Parts {
        private final Mean ground = new Mean();
        private final Mean sky = new Mean();
        private final Mean disc = new Mean();
        private final Mean high = new Mean();
        private final Mean low = new Mean();
        private final Mean seam = new Mean();
        private final Mean equator = new Mean();
        private final Mean found = new Mean();
        private final Mean dropped = new Mean();

        void add(MovingScene scene, FlowPair pair, LostAreas lost, Vec3 d, int x, int y, int t) {
            double area = scene.sphere().area(y);
            boolean hidden = scene.covered(d, t, t - 1);
            if (!scene.atRim(d, t)) {
                (hidden ? found : dropped).add(lost.isLost(x, y) ? 1 : 0, area);
            }
            if (hidden) {
                return;
            }
            double error = ((SphereFlow) pair.forth()).at(d).angleTo(scene.source(d, t, t - 1))
                    * scene.sphere().pixelsPerRadian();
            double latitude = Math.toDegrees(d.latitude());
            if (scene.onDisc(d, t)) {
                disc.add(error, area);
                return;
            }
            // The sky above has hardly any texture.
            (latitude < 25 ? ground : sky).add(error, area);
            if (Math.abs(latitude) > 60) {
                high.add(error, area);
            }
            if (latitude < -60) {
                low.add(error, area);
            }
            if (latitude < 25 && Math.abs(Math.toDegrees(d.longitude())) > 175) {
                seam.add(error, area);
            }
            if (Math.abs(latitude) < 25) {
                equator.add(error, area);
            }
        }
    }
}
