package io.github.dreamsphere.models.gpu;

import io.github.dreamsphere.models.net.Convolution;
import java.util.List;
import java.util.stream.IntStream;

/** A convolution in groups, each of which is a convolution of blocks of channels. */
final class GroupedConvolution implements CardKernel {
    private final List<ConvolutionShader> groups;

    /** @param rectifier is applied to the convolution's result */
    GroupedConvolution(Card card, Convolution op, Rectifier rectifier, Blob input, Blob output) {
        groups = IntStream.range(0, op.groups())
                .mapToObj(group -> new ConvolutionShader(
                        card, op, group, rectifier, part(input, group, op.groups()), part(output, group, op.groups())))
                .toList();
    }

    private static Blob part(Blob whole, int group, int groups) {
        int each = whole.shape().channels() / groups;
        return whole.part(group * each, whole.shape().withChannels(each));
    }

    @Override
    public void forward() {
        groups.forEach(ConvolutionShader::forward);
    }

    @Override
    public void backward() {
        groups.forEach(ConvolutionShader::backward);
    }

    @Override
    public void prepareBackward(boolean[] add) {
        groups.forEach(group -> group.prepareBackward(add));
    }
}
