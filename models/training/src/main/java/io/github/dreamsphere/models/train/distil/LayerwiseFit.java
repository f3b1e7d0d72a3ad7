package io.github.dreamsphere.models.train.distil;

import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * Fits the convolutions of a student to those of a teacher of the same architecture, one after the other: each learns
 * channels of its counterpart by linear regression, from the blob that the student itself has there (He et al. 2017,
 * "Channel pruning for accelerating very deep neural networks"). A narrower convolution learns the channels that the
 * teacher's next convolutions need most.
 */
final class LayerwiseFit {
    private final Net teacher;
    private final Net student;
    private final CalibratedSettings lesson;
    /** For each teacher's blob that is learnt, the student's blob that its head reads. */
    private final Map<String, String> heads = new LinkedHashMap<>();
    /** For each of them, the divisors of its channels. */
    private final Map<String, float[]> divisors = new LinkedHashMap<>();

    private final Counterparts counterparts;
    private final Normalised normalised;

    /**
     * Fits {@code student} to {@code teacher}.
     *
     * @param lesson the blobs to learn
     * @throws UnsuitableNetException if the teacher has another architecture, if one of its convolutions has fewer
     *     channels, or if it normalises what no single convolution computes
     */
    LayerwiseFit(Net teacher, Net student, CalibratedSettings lesson) {
        this.teacher = teacher;
        this.student = student;
        this.lesson = lesson;
        for (int i = 0; i < lesson.settings().heads().size(); i++) {
            DistilSettings.Head head = lesson.settings().heads().get(i);
            heads.put(head.blob(), head.from());
            divisors.put(head.blob(), lesson.divisors().get(i));
        }
        counterparts = new Counterparts(student, teacher, heads);
        counterparts.convolutions().forEach(LayerwiseFit::requireNarrow);
        normalised = new Normalised(student, counterparts.normalisations());
    }

    /**
     * The student with convolutions fitted on {@code crops}, and with the teacher's normalisations. To be called once.
     *
     * @param stage told what is being done, again and again; may throw to end it
     * @throws UnsuitableNetException if the teacher's values are not finite
     */
    Net on(List<float[]> crops, Consumer<String> stage) {
        try {
            return fitted(new TeacherSamples(teacher, crops, lesson.settings().crop()), stage);
        } catch (ArithmeticException e) {
            throw new UnsuitableNetException("the values of a layer of " + teacher.name() + " cannot be used", e);
        }
    }

    private Net fitted(TeacherSamples samples, Consumer<String> stage) {
        Map<Layer, Layer> pairs = counterparts.convolutions();
        pairs.values().forEach(samples::add);
        heads.keySet().forEach(samples::add);
        samples.take(stage);
        Map<Layer, int[]> kept = kept(pairs, samples);
        List<ConvolutionFit> fits = new ArrayList<>();
        pairs.forEach((mine, its) -> {
            BlobSample sample = samples.of(its.output());
            float[] divisors = normalised.normalises(mine.output())
                    ? normalised.scaleTogether(mine.output(), sample.strengths(), kept.get(its).length)
                    : sample.strengths();
            fits.add(new ConvolutionFit(mine.output(), sample, kept.get(its), divisors));
        });
        for (String blob : heads.keySet()) {
            float[] ones = new float[divisors.get(blob).length];
            Arrays.fill(ones, 1);
            int[] all = IntStream.range(0, ones.length).toArray();
            fits.add(new ConvolutionFit(head(student, blob).output(), samples.of(blob), all, ones));
        }
        return fitted(normalised.net(), fits, samples, stage);
    }

    private static void requireNarrow(Layer mine, Layer its) {
        if (outputs(mine) > outputs(its)) {
            throw new UnsuitableNetException("layer '" + Net.named(mine.output()) + "' has " + outputs(mine)
                    + " channels, but the teacher's layer '" + Net.named(its.output())
                    + "', to which it is fitted, only "
                    + outputs(its));
        }
    }

    private static int outputs(Layer convolution) {
        return ((Convolution) convolution.op()).outputs();
    }

    private static Layer head(Net student, String blob) {
        return student.layers().stream()
                .filter(layer -> layer.op() instanceof Convolution
                        && Net.named(layer.output()).equals(blob))
                .findFirst()
                .orElseThrow();
    }

    private Map<Layer, int[]> kept(Map<Layer, Layer> pairs, TeacherSamples samples) {
        KeptChannels choice = new KeptChannels(teacher, samples);
        pairs.values().forEach(choice::addReader);
        List<String> blobs = new ArrayList<>(heads.keySet());
        Collections.reverse(blobs);
        blobs.stream().filter(blob -> !choice.isRead(blob)).forEach(blob -> choice.addHead(blob, divisors.get(blob)));
        Map<Layer, Integer> widths = new HashMap<>();
        pairs.forEach((mine, its) -> widths.put(its, outputs(mine)));
        return choice.choose(widths);
    }

    private static Net fitted(
            Net normalised, List<ConvolutionFit> fits, TeacherSamples samples, Consumer<String> stage) {
        Net net = normalised;
        List<ConvolutionFit> left = new ArrayList<>(fits);
        while (!left.isEmpty()) {
            Set<String> unfitted = new HashSet<>();
            left.forEach(fit -> unfitted.add(fit.output()));
            Net present = net;
            List<ConvolutionFit> ready = left.stream()
                    .filter(fit -> origins(fit.in(present).inputs().get(0), present).stream()
                            .noneMatch(unfitted::contains))
                    .toList();
            int done = fits.size() - left.size();
            net = with(
                    net, fit(net, ready, samples, () -> stage.accept("fitting layers, " + done + "/" + fits.size())));
            left.removeAll(ready);
        }
        return net;
    }

    /** All blobs that {@code blob} is computed from, with itself. */
    private static Set<String> origins(String blob, Net net) {
        Set<String> origins = new HashSet<>();
        if (!blob.equals(net.input())) {
            net.upTo(blob).layers().forEach(layer -> origins.add(layer.output()));
        }
        return origins;
    }

    private static Map<String, Convolution> fit(
            Net net, List<ConvolutionFit> fits, TeacherSamples samples, Runnable each) {
        List<ConvolutionFit.Regression> regressions =
                fits.stream().map(fit -> fit.regression(net)).toList();
        List<String> inputs = regressions.stream()
                .map(ConvolutionFit.Regression::input)
                .distinct()
                .toList();
        try (NetBlobs blobs = new NetBlobs(net, inputs, samples.crop())) {
            for (int i = 0; i < samples.crops().size(); i++) {
                each.run();
                Map<String, float[]> values = blobs.of(samples.crops().get(i));
                for (ConvolutionFit.Regression regression : regressions) {
                    regression.add(i, values.get(regression.input()));
                }
            }
        }
        Map<String, Convolution> fitted = new HashMap<>();
        for (ConvolutionFit.Regression regression : regressions) {
            fitted.put(regression.output(), regression.solved());
        }
        return fitted;
    }

    private static Net with(Net net, Map<String, Convolution> fitted) {
        List<Layer> layers = net.layers().stream()
                .map(layer -> fitted.containsKey(layer.output())
                        ? new Layer(layer.name(), fitted.get(layer.output()), layer.inputs(), layer.output())
                        : layer)
                .toList();
        return new Net(net.name(), net.imageSpec(), net.input(), layers);
    }
}
