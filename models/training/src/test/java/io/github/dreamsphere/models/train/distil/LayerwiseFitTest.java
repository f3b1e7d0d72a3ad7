package io.github.dreamsphere.models.train.distil;

import static io.github.dreamsphere.models.Shared.assertClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.dreamsphere.models.net.Concat;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Lrn;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.SlidingWindow;
import io.github.dreamsphere.models.net.Tensor;
import io.github.dreamsphere.models.train.LearningRate;
import io.github.dreamsphere.models.train.NoisePicture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LayerwiseFitTest {
    private static final int EDGE = 32;
    private static final int CHANNELS = 6;
    /** Not the student's. */
    private static final ImageSpec SPEC = ImageSpec.of(255, 0.01f, ImageSpec.Channels.BGR, 100, 120, 110);

    private final Random random = new Random(4);
    private final List<String> stages = new ArrayList<>();

    @Test
    void aStudentOfTheSameWidthComputesWhatItsTeacherDoes() {
        Net teacher = net("teacher", SPEC, CHANNELS, true);
        Net fitted = fit(teacher, student(CHANNELS)).on(crops(), stages::add);
        assertThat(fitted.blobs()).contains("pool/norm").doesNotContain("first/norm");
        assertThat(stages).contains("computing the teacher's layers, 199/200", "fitting layers, 3/4");
        assertClose(picture(fitted, "teacher/both"), picture(teacher, "teacher/both"), 0.02);
    }

    @Test
    void aNarrowerStudentDoesWithoutTheChannelsThatNobodyReads() {
        Net teacher = net("teacher", SPEC, CHANNELS, false);
        List<Layer> layers = new ArrayList<>(teacher.layers());
        layers.replaceAll(layer -> layer.inputs().contains("teacher/pool") ? deaf(layer, 3) : layer);
        Net deaf = new Net("teacher", SPEC, "data", layers);
        Net fitted = fit(deaf, student(CHANNELS - 1)).on(crops(), stages::add);
        assertThat(fitted.channels("first")).isEqualTo(CHANNELS - 1);
        assertClose(picture(fitted, "teacher/both"), picture(deaf, "teacher/both"), 0.02);
    }

    @Test
    void layersThatOnlyAnEarlierHeadReadsAreFittedToo() {
        Net teacher = net("teacher", SPEC, CHANNELS, true);
        Net student = withHead(student(CHANNELS), "left", CHANNELS);
        Net fitted = fit(
                        teacher,
                        student,
                        new DistilSettings.Head("teacher/both", "both"),
                        new DistilSettings.Head("teacher/left", "left"))
                .on(crops(), stages::add);
        assertClose(picture(fitted, "teacher/both"), picture(teacher, "teacher/both"), 0.02);
        assertClose(picture(fitted, "teacher/left"), picture(teacher, "teacher/left"), 0.02);
    }

    /** Two of the teacher's branches are 1×1 convolutions; a pool comes before one of them. */
    @Test
    void aStudentMayLackBranches() {
        Net teacher = withPooledBranch(net("teacher", SPEC, CHANNELS, true), "teacher/");
        Net whole = withPooledBranch(net("", DistilBatches.IMAGE_SPEC, CHANNELS, false), "");
        Net student = withHead(new Resizing(Map.of("right", 0), 1).of(whole), "pooled", CHANNELS);
        Net fitted = fit(
                        teacher,
                        withHead(student, "all", 2 * CHANNELS),
                        new DistilSettings.Head("teacher/all", "all"),
                        new DistilSettings.Head("teacher/pooled", "pooled"))
                .on(crops(), stages::add);
        assertThat(fitted.blobs()).doesNotContain("right");
        assertClose(picture(fitted, "teacher/pooled"), picture(teacher, "teacher/pooled"), 0.02);
    }

    /** {@code net} with the branches {@code right}, {@code left} and {@code pooled}, joined. */
    private Net withPooledBranch(Net net, String prefix) {
        List<Layer> layers = new ArrayList<>(net.layers());
        layers.removeIf(layer -> layer.name().equals(prefix + "both"));
        String wide = prefix + "wide";
        layers.add(new Layer(wide, Nets.maxPool(SlidingWindow.square(1, 1, 0)), prefix + "pool", wide));
        add(layers, prefix + "pooled", Nets.convolution(random, CHANNELS, CHANNELS, 1, 1, 0), wide);
        List<String> parts = List.of(prefix + "right", prefix + "left", prefix + "pooled");
        layers.add(new Layer(prefix + "all", new Concat(), parts, prefix + "all"));
        return new Net(net.name(), net.imageSpec(), "data", layers);
    }

    @Test
    void anotherArchitectureAndMoreChannelsThanTheTeacherHasAreErrors() {
        Net wide = student(CHANNELS + 1);
        Net teacher = net("teacher", SPEC, CHANNELS, true);
        assertThatThrownBy(() -> fit(teacher, wide))
                .isInstanceOf(UnsuitableNetException.class)
                .hasMessage(
                        "layer 'first' has 7 channels, but the teacher's layer 'teacher/first', to which it is fitted,"
                                + " only 6");
        List<Layer> layers = new ArrayList<>(teacher.layers());
        layers.replaceAll(layer -> layer.name().equals("teacher/pool")
                ? new Layer(layer.name(), Nets.maxPool(SlidingWindow.square(3, 2, 1)), layer.inputs(), layer.output())
                : layer);
        Net other = new Net("teacher", SPEC, "data", layers);
        assertThatThrownBy(() -> fit(other, student(CHANNELS)))
                .isInstanceOf(UnsuitableNetException.class)
                .hasMessageContaining("layer 'pool' of student and layer 'teacher/pool' of teacher differ");
    }

    private LayerwiseFit fit(Net teacher, Net student) {
        return fit(teacher, student, new DistilSettings.Head("teacher/both", "both"));
    }

    private LayerwiseFit fit(Net teacher, Net student, DistilSettings.Head... learnt) {
        List<DistilSettings.Head> heads = List.of(learnt);
        LearningRate rate = new LearningRate(1, 0, 1, LearningRate.Decay.COSINE);
        DistilSettings settings = new DistilSettings(null, heads, rate, 1, EDGE, 1, 0, List.of());
        List<float[]> divisors =
                heads.stream().map(head -> ones(teacher.channels(head.blob()))).toList();
        return new LayerwiseFit(teacher, student, new CalibratedSettings(settings, divisors));
    }

    private List<float[]> crops() {
        return Stream.generate(this::noise).limit(200).toList();
    }

    private float[] noise() {
        float[] noise = new float[EDGE * EDGE * 3];
        for (int i = 0; i < noise.length; i++) {
            noise[i] = random.nextFloat();
        }
        return noise;
    }

    private static float[] picture(Net net, String blob) {
        return NoisePicture.blob(net, blob, EDGE);
    }

    /** The body of {@link #net} with a head for the teacher's last blob. */
    private Net student(int width) {
        Net body = net("", DistilBatches.IMAGE_SPEC, width, false);
        return withHead(body, "both", width + CHANNELS);
    }

    /** {@code net} with a head that reads {@code blob} and learns the teacher's blob of that name. */
    private Net withHead(Net net, String blob, int width) {
        List<Layer> layers = new ArrayList<>(net.layers());
        int learnt = Map.of("both", 2 * CHANNELS, "all", 3 * CHANNELS).getOrDefault(blob, CHANNELS);
        add(layers, "teacher/" + blob, Nets.convolution(random, width, learnt, 1, 1, 0), blob);
        return new Net("student", DistilBatches.IMAGE_SPEC, "data", layers);
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** A convolution of {@code width} channels, a pool, and two convolutions that read it, joined. */
    private Net net(String prefix, ImageSpec spec, int width, boolean normalised) {
        String p = prefix.isEmpty() ? "" : prefix + "/";
        List<Layer> layers = new ArrayList<>();
        add(layers, p + "first", Nets.convolution(random, 3, width, 3, 1, 0), "data");
        String read = p + "first";
        if (normalised) {
            layers.add(new Layer(p + "norm", new Lrn(5, 0.5f, 0.75f, 1), read, p + "norm"));
            read = p + "norm";
        }
        layers.add(new Layer(p + "pool", Nets.maxPool(SlidingWindow.square(1, 2, 0)), read, p + "pool"));
        add(layers, p + "left", Nets.convolution(random, width, CHANNELS, 3, 1, 1), p + "pool");
        add(layers, p + "right", Nets.convolution(random, width, width, 1, 1, 0), p + "pool");
        layers.add(new Layer(p + "both", new Concat(), List.of(p + "left", p + "right"), p + "both"));
        return new Net(prefix, spec, "data", layers);
    }

    private static void add(List<Layer> layers, String blob, Convolution convolution, String from) {
        layers.add(new Layer(blob + "/0", convolution, from, blob + "@0"));
        layers.add(new Layer(blob, Relu.PLAIN, blob + "@0", blob));
    }

    /** The convolution {@code layer} with zeros for input {@code channel}. */
    private static Layer deaf(Layer layer, int channel) {
        Convolution convolution = (Convolution) layer.op();
        float[] weights = convolution.weights().data().clone();
        int area = convolution.weights().size(2) * convolution.weights().size(3);
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i / area % CHANNELS == channel ? 0 : weights[i];
        }
        Tensor tensor = new Tensor(convolution.weights().shape(), weights);
        return new Layer(
                layer.name(),
                new Convolution(tensor, convolution.bias(), convolution.window(), 1),
                layer.inputs(),
                layer.output());
    }
}
