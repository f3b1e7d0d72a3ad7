package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.models.net.Concat;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Lrn;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Op;
import io.github.dreamsphere.models.net.Pool;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.SlidingWindow;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * For each convolution of a student, the teacher's convolution in the same place of the same architecture. The teacher
 * may have local response normalisations and branches of concatenations that the student lacks.
 */
final class Counterparts {
    private final Net student;
    private final Net teacher;
    private final Map<String, Layer> studentLayers;
    private final Map<String, Layer> teacherLayers;
    private final Map<Layer, Layer> pairs = new LinkedHashMap<>();
    private final Map<String, Lrn> normalisations = new LinkedHashMap<>();

    /**
     * Finds the convolutions that heads read, directly or not.
     *
     * @param heads for each blob of the teacher, the student's blob in the same place
     * @throws UnsuitableNetException if the architectures differ
     */
    Counterparts(Net student, Net teacher, Map<String, String> heads) {
        this.student = student;
        this.teacher = teacher;
        this.studentLayers = layers(student);
        this.teacherLayers = layers(teacher);
        heads.forEach((its, mine) -> match(mine, its));
    }

    /** The teacher's convolutions by the student's; each after those that it reads. */
    Map<Layer, Layer> convolutions() {
        return pairs;
    }

    /**
     * The teacher's normalisations, by the student's blobs that they would normalise. A normalisation before a pool
     * moves behind it, where there are fewer values.
     */
    Map<String, Lrn> normalisations() {
        return normalisations;
    }

    private static Map<String, Layer> layers(Net net) {
        Map<String, Layer> layers = new HashMap<>();
        net.layers().forEach(layer -> layers.put(layer.output(), layer));
        return layers;
    }

    private void match(String mine, String blob) {
        Layer a = computing(mine, studentLayers);
        Layer b = computing(blob, teacherLayers);
        normalisation(blob).ifPresent(lrn -> normalisations.put(mine, lrn));
        if (a == null && b == null) {
            return;
        }
        if (a == null || b == null || !alike(a.op(), b.op())) {
            throw differing(a, b);
        }
        if (pairs.containsKey(a)) {
            if (!pairs.get(a).equals(b)) {
                throw new UnsuitableNetException(
                        describe(a, student) + " cannot be fitted to two layers of the teacher, '"
                                + pairs.get(a).name() + "' and '" + b.name() + "'");
            }
            return;
        }
        Iterator<String> its = b.inputs().iterator();
        boolean complete = a.inputs().size() == b.inputs().size();
        for (String input : a.inputs()) {
            match(input, complete ? its.next() : branch(input, its).orElseThrow(() -> differing(a, b)));
        }
        if (a.op() instanceof Convolution) {
            pairs.put(a, b);
        } else if (a.op() instanceof Pool
                && normalisations.containsKey(a.inputs().get(0))) {
            normalisations.put(a.output(), normalisations.remove(a.inputs().get(0)));
        }
    }

    /** The next of the teacher's blobs that is computed like {@code mine}; the student lacks those between. */
    private Optional<String> branch(String mine, Iterator<String> its) {
        Layer a = computing(mine, studentLayers);
        while (its.hasNext()) {
            String blob = its.next();
            Layer b = computing(blob, teacherLayers);
            if (a != null && b != null && alike(a, b)) {
                return Optional.of(blob);
            }
        }
        return Optional.empty();
    }

    /** Compares the layers and those that they read, which tells the branches of a module apart. */
    private boolean alike(Layer a, Layer b) {
        Layer beforeA = a.inputs().isEmpty() ? null : computing(a.inputs().get(0), studentLayers);
        Layer beforeB = b.inputs().isEmpty() ? null : computing(b.inputs().get(0), teacherLayers);
        boolean alikeBefore =
                beforeA == null || beforeB == null ? beforeA == beforeB : alike(beforeA.op(), beforeB.op());
        return alike(a.op(), b.op()) && alikeBefore;
    }

    private UnsuitableNetException differing(Layer a, Layer b) {
        return new UnsuitableNetException("layers can be fitted only to a teacher of the same architecture: "
                + describe(a, student) + " and " + describe(b, teacher) + " differ");
    }

    /** The teacher's normalisation that computes {@code blob}. */
    private Optional<Lrn> normalisation(String blob) {
        return Optional.ofNullable(teacherLayers.get(blob))
                .filter(layer -> layer.op() instanceof Lrn)
                .map(layer -> (Lrn) layer.op());
    }

    /** The layer that computes {@code blob}, before rectifiers and normalisations; null for the input. */
    private static Layer computing(String blob, Map<String, Layer> layers) {
        Layer layer = layers.get(blob);
        return layer != null && (layer.op() instanceof Relu || layer.op() instanceof Lrn)
                ? computing(layer.inputs().get(0), layers)
                : layer;
    }

    private static boolean alike(Op a, Op b) {
        if (a instanceof Convolution one && b instanceof Convolution other) {
            return one.window().equals(other.window()) && one.groups() == 1 && other.groups() == 1;
        }
        if (a instanceof Pool one && b instanceof Pool other) {
            // At the far edges, Caffe's pools round up where the student's are padded: the same windows.
            return one.kind() == other.kind() && near(one.window()).equals(near(other.window()));
        }
        return a instanceof Concat && b instanceof Concat;
    }

    private static SlidingWindow near(SlidingWindow window) {
        return new SlidingWindow(
                window.kernelHeight(),
                window.kernelWidth(),
                window.strideY(),
                window.strideX(),
                window.padTop(),
                window.padLeft(),
                0,
                0,
                1,
                1);
    }

    private static String describe(Layer layer, Net net) {
        return layer == null ? "the input of " + net.name() : "layer '" + layer.name() + "' of " + net.name();
    }
}
