package io.github.dreamsphere.models.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.net.Convolution;
import io.github.dreamsphere.models.net.Layer;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.Nets;
import io.github.dreamsphere.models.net.Relu;
import io.github.dreamsphere.models.net.UnknownBlobException;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TeacherGainTest {
    private static final DreamOptions OPTIONS =
            DreamOptions.defaults().withOctaves(1).withSteps(4).withTile(64);

    private static Net net(long seed) {
        Convolution convolution = Nets.convolution(new Random(seed), 3, 6, 5, 2, 2);
        return new Net(
                "net",
                Nets.PLAIN,
                "data",
                List.of(
                        new Layer("conv", convolution, "data", "seen@conv"),
                        new Layer("relu", Relu.PLAIN, "seen@conv", "seen")));
    }

    private static Image picture() {
        Random random = new Random(3);
        Image image = new Image(96, 64);
        for (int i = 0; i < image.rgb().length; i++) {
            image.rgb()[i] = 0.3f + 0.4f * random.nextFloat();
        }
        return image;
    }

    @Test
    void aNetIsItsOwnBestStudent() {
        try (Network teacher = new Network(net(1));
                Network same = new Network(net(1));
                Network other = new Network(net(2))) {
            TeacherGain gain = new TeacherGain(teacher, "seen", OPTIONS);
            TeacherGain.Judgement own = gain.judge(picture(), same, "seen", Progress.SILENT);
            assertThat(own.teacher()).isGreaterThan(1.05 * own.before());
            assertThat(own.share()).isCloseTo(1, within(1e-6));
            assertThat(gain.judge(picture(), other, "seen", Progress.SILENT).share())
                    .isLessThan(0.8);
        }
    }

    @Test
    void namesABlobThatIsNotThere() {
        try (Network teacher = new Network(net(1))) {
            assertThatThrownBy(() -> new TeacherGain(teacher, "unseen", OPTIONS))
                    .isInstanceOf(UnknownBlobException.class);
        }
    }
}
