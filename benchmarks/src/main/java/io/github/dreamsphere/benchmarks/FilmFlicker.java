package io.github.dreamsphere.benchmarks;

import io.github.dreamsphere.DreamRequest;
import io.github.dreamsphere.core.dream.Dream;
import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.dream.DreamPlan;
import io.github.dreamsphere.core.film.CarriedDream;
import io.github.dreamsphere.core.film.FilmFrame;
import io.github.dreamsphere.core.film.FilmState;
import io.github.dreamsphere.core.film.Steadiness;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.SphereSampler;
import io.github.dreamsphere.core.sphere.Vec3;
import io.github.dreamsphere.models.catalog.BuiltIn;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.objective.BlobObjective;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Dreams a clip with known motion with {@code dreamsphere-dream} in several ways, and prints for each frame how much
 * the dream flickers: the mean |Dₜ − warp(Dₜ₋₁)| of 255 where both frames show the same, by the true motion, D being
 * the dream less the frame; the correlation of the two; the strength, the mean |D|; the sharpness, the mean |Laplacian
 * of D| relative to the first frame's; the processor seconds; and the strength on what moves by itself, on what that
 * has uncovered in the last frames, and on all the rest. Water counts only for strength and sharpness.
 */
public final class FilmFlicker {
    private static final double RANGE = 255;

    /** What was hidden less than so many frames ago has just been uncovered. */
    private static final int LATELY = 8;

    /** Parts are measured at one pixel in so many, along both edges. */
    private static final int SPARSE = 4;

    private final MovingScene scene;
    private final DreamPlan plan;
    private final int frames;

    private FilmFlicker(MovingScene scene, DreamPlan plan, int frames) {
        this.scene = scene;
        this.plan = plan;
        this.frames = frames;
    }

    /** A way to dream the frames of a film. */
    private interface Way {
        /** The dream of frame {@code t}, given the dream of the frame before, null for the first. */
        Image dream(int t, Image frame, Image before);
    }

    /**
     * Arguments: the photosphere of the surroundings, the one on the discs, the width, the number of frames, degrees of
     * yaw a frame or {@code lively}, a folder for the dreams, and the ways: itself, blend, carry.
     */
    public static void main(String[] arguments) throws IOException {
        int width = Integer.parseInt(arguments[2]);
        Path surroundings = Path.of(arguments[0]);
        Path disc = Path.of(arguments[1]);
        MovingScene scene = arguments[4].equals(SceneClip.LIVELY)
                ? MovingScene.lively(surroundings, disc, width)
                : MovingScene.of(surroundings, disc, Double.parseDouble(arguments[4]), 0, width);
        Path folder = Files.createDirectories(Path.of(arguments[5]));
        Model model = BuiltIn.DREAM.load();
        try (Network network = new Network(model.net())) {
            DreamPlan plan = DreamPlan.of(BlobObjective.energy(network, model.defaultLayer()), DreamOptions.defaults())
                    .withShaping(DreamRequest.defaults().shaping());
            FilmFlicker film = new FilmFlicker(scene, plan, Integer.parseInt(arguments[3]));
            for (int i = 6; i < arguments.length; i++) {
                film.measure(arguments[i], folder);
            }
        }
    }

    private Way way(String name) {
        return switch (name) {
            case "itself" -> (t, frame, before) -> full(frame);
            case "blend" -> (t, frame, before) -> full(before == null ? frame : mean(frame, before));
            case "carry" -> carry();
            default -> throw new IllegalArgumentException("there is no way " + name);
        };
    }

    private Image full(Image frame) {
        return Dream.of(plan).run(frame, scene.sphere(), Progress.SILENT);
    }

    private Way carry() {
        CarriedDream dream = new CarriedDream(plan, Steadiness.USUAL);
        List<FilmState> last = new ArrayList<>();
        return (t, frame, before) -> {
            Optional<FilmState> state = last.isEmpty() ? Optional.empty() : Optional.of(last.remove(0));
            FilmFrame next = dream.next(state, frame, scene.sphere(), Progress.SILENT);
            last.add(next.state());
            return next.dream();
        };
    }

    private static Image mean(Image one, Image other) {
        Image mean = new Image(one.width(), one.height());
        for (int i = 0; i < mean.rgb().length; i++) {
            mean.rgb()[i] = (one.rgb()[i] + other.rgb()[i]) / 2;
        }
        return mean;
    }

    private void measure(String name, Path folder) throws IOException {
        System.out.println(name + ": frame | flicker | correlation | strength | sharpness | cpu s"
                + " | on movers | uncovered | rest");
        Way way = way(name);
        Image before = null;
        Image detailBefore = null;
        double first = 0;
        for (int t = 0; t < frames; t++) {
            Image frame = scene.frame(t);
            double start = ProcessorTime.seconds();
            Image dream = way.dream(t, frame, before);
            double seconds = ProcessorTime.seconds() - start;
            Image detail = difference(dream, frame);
            double sharpness = sharpness(detail);
            first = t == 0 ? sharpness : first;
            double[] change = t == 0 ? new double[] {0, 1} : change(detail, detailBefore, t);
            double[] parts = parts(detail, t);
            System.out.printf(
                    Locale.ROOT,
                    "%d | %.2f | %.3f | %.2f | %.2f | %.2f | %.2f | %.2f | %.2f%n",
                    t,
                    change[0],
                    change[1],
                    RANGE * strength(detail),
                    sharpness / first,
                    seconds,
                    parts[0],
                    parts[1],
                    parts[2]);
            Picture picture = new Picture(dream, Metadata.NONE);
            String file = String.format(Locale.ROOT, "%s-%03d.png", name, t);
            ImageWriter.write(picture, folder.resolve(file), WriteOptions.defaults());
            before = dream;
            detailBefore = detail;
        }
    }

    private static Image difference(Image dream, Image frame) {
        Image detail = new Image(frame.width(), frame.height());
        for (int i = 0; i < detail.rgb().length; i++) {
            detail.rgb()[i] = dream.rgb()[i] - frame.rgb()[i];
        }
        return detail;
    }

    /** Flicker and correlation. */
    private double[] change(Image detail, Image before, int t) {
        Equirectangular sphere = scene.sphere();
        SphereSampler sampler = new SphereSampler(before, sphere.border());
        float[] moved = new float[3];
        double area = 0;
        double flicker = 0;
        double[] products = new double[3];
        for (int y = 0; y < sphere.height(); y += 2) {
            for (int x = 0; x < sphere.width(); x += 2) {
                Vec3 d = sphere.direction(x + 0.5, y + 0.5);
                if (scene.covered(d, t, t - 1) || scene.atRim(d, t) || scene.onWater(d, t)) {
                    continue;
                }
                Vec3 source = scene.source(d, t, t - 1);
                sampler.bicubic(sphere.x(source.longitude()), sphere.y(source.latitude()), moved, 0);
                double weight = sphere.area(y);
                area += 3 * weight;
                for (int c = 0; c < 3; c++) {
                    double now = detail.get(x, y, c);
                    flicker += weight * Math.abs(now - moved[c]);
                    products[0] += weight * now * moved[c];
                    products[1] += weight * now * now;
                    products[2] += weight * moved[c] * moved[c];
                }
            }
        }
        return new double[] {RANGE * flicker / area, products[0] / Math.sqrt(products[1] * products[2])};
    }

    private double strength(Image detail) {
        double sum = 0;
        double area = 0;
        for (int y = 0; y < detail.height(); y++) {
            for (int i = detail.index(0, y); i < detail.index(0, y) + 3 * detail.width(); i++) {
                sum += scene.sphere().area(y) * Math.abs(detail.rgb()[i]);
                area += scene.sphere().area(y);
            }
        }
        return sum / area;
    }

    /** The strength on movers, on what they have just uncovered, and elsewhere but on water. */
    private double[] parts(Image detail, int t) {
        double[] sums = new double[3];
        double[] areas = new double[3];
        for (int y = 0; y < detail.height(); y += SPARSE) {
            double area = scene.sphere().area(y);
            for (int x = 0; x < detail.width(); x += SPARSE) {
                Vec3 d = scene.sphere().direction(x + 0.5, y + 0.5);
                if (!scene.atRim(d, t) && !scene.onWater(d, t)) {
                    int part = part(d, t);
                    for (int c = 0; c < 3; c++) {
                        sums[part] += area * Math.abs(detail.get(x, y, c));
                    }
                    areas[part] += 3 * area;
                }
            }
        }
        return new double[] {RANGE * sums[0] / areas[0], RANGE * sums[1] / areas[1], RANGE * sums[2] / areas[2]};
    }

    private int part(Vec3 d, int t) {
        if (scene.onDisc(d, t)) {
            return 0;
        }
        for (int before = t - 1; before >= Math.max(0, t - LATELY); before--) {
            if (scene.covered(d, t, before)) {
                return 1;
            }
        }
        return 2;
    }

    private double sharpness(Image detail) {
        double sum = 0;
        double area = 0;
        for (int y = 1; y < detail.height() - 1; y++) {
            for (int x = 1; x < detail.width() - 1; x++) {
                double edge = grey(detail, x - 1, y)
                        + grey(detail, x + 1, y)
                        + grey(detail, x, y - 1)
                        + grey(detail, x, y + 1)
                        - 4 * grey(detail, x, y);
                sum += scene.sphere().area(y) * Math.abs(edge);
                area += scene.sphere().area(y);
            }
        }
        return sum / area;
    }

    private static double grey(Image image, int x, int y) {
        int i = image.index(x, y);
        return (image.rgb()[i] + image.rgb()[i + 1] + image.rgb()[i + 2]) / 3;
    }
}
