package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.core.dream.Dream;
import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.dream.Start;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.core.sphere.SphereResize;
import io.github.dreamsphere.core.sphere.SphereSampler;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.core.tile.TileShape;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.objective.BlobObjective;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Dreams of one photosphere by GoogLeNet, timed.
 *
 * @param network GoogLeNet
 * @param picture the photosphere, a full sphere
 * @param sphere its geometry
 */
record SphereDream(Network network, Image picture, Equirectangular sphere) {
    /**
     * A dream and how long it took.
     *
     * @param seconds the time of the dream
     * @param netSeconds the part of it spent in the net
     */
    record Timed(Image image, double seconds, double netSeconds) {
        /** The share of the time spent outside the net: cutting, blending, smoothing, stepping. */
        double shareOutsideNet() {
            return 1 - netSeconds / seconds;
        }
    }

    /** Reads a full photosphere and makes it {@code width} pixels wide. */
    static SphereDream of(Network network, Path file, int width) throws IOException {
        Photosphere photosphere = PhotosphereFile.read(file);
        Equirectangular sphere = new Equirectangular(width, width / 2);
        Image picture = SphereResize.resize(
                photosphere.image(), photosphere.coverage().surface().border(), width, width / 2);
        return new SphereDream(network, picture, sphere);
    }

    /** A sphere of one colour, {@code width} pixels wide; shapes in its dream come only from the net and the tiles. */
    static SphereDream ofPlainColour(Network network, int width) {
        Equirectangular sphere = new Equirectangular(width, width / 2);
        return new SphereDream(
                network, Start.COLOUR.on(sphere, DreamOptions.defaults().seed()), sphere);
    }

    /** The same photosphere tipped over backwards by 90°: what was in front is now up. */
    SphereDream tipped() {
        Rotation tip = Rotation.yawPitchRoll(0, -Math.PI / 2, 0);
        SphereSampler sampler = new SphereSampler(picture, sphere.border());
        Image tipped = new Image(sphere.width(), sphere.height());
        for (int y = 0; y < sphere.height(); y++) {
            for (int x = 0; x < sphere.width(); x++) {
                Vec3 seen = tip.apply(sphere.direction(x + 0.5, y + 0.5));
                double u = sphere.x(seen.longitude());
                sampler.bicubic(u, sphere.y(seen.latitude()), tipped.rgb(), tipped.index(x, y));
            }
        }
        return new SphereDream(network, tipped, sphere);
    }

    /** The dream with these tiles and otherwise the default options. */
    Timed dream(TileShape tiles) {
        return dream(picture, DreamOptions.defaults().withTiles(tiles));
    }

    /** The dream of a picture on the same sphere. */
    Timed dream(Image picture, DreamOptions options) {
        TimedObjective objective = new TimedObjective(BlobObjective.energy(network, GoogLeNet.BLOB));
        DreamPlan plan = DreamPlan.of(objective, options);
        long start = System.nanoTime();
        Image image = Dream.of(plan).run(picture, sphere, Progress.SILENT);
        return new Timed(image, (System.nanoTime() - start) / 1e9, objective.seconds());
    }
}
