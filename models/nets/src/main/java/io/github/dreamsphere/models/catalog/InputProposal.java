package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.ImageSpec.Channels;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How pictures probably become a net's input. It is proposed, never taken, as a wrong one spoils the results without a
 * word.
 *
 * @param reason what it follows from, as the end of a sentence
 */
public record InputProposal(ImageSpec spec, String reason) {
    /** Families of torchvision and timm whose weights were trained with the mean and deviation of ImageNet. */
    private static final String PYTORCH =
            ".*(resnet|resnext|vgg|alexnet|densenet|squeezenet|mobilenet|shufflenet|mnasnet"
                    + "|efficientnet|regnet|convnext|vit_|swin|maxvit|googlenet|inception|dinov?2).*";

    private static final String CLIP = ".*clip.*";

    /** The proposal for an ONNX file, by who wrote it and its name. */
    static Optional<InputProposal> ofOnnx(String producer, String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.matches(CLIP)) {
            return Optional.of(new InputProposal(
                    standard(
                            List.of(0.48145466f, 0.4578275f, 0.40821073f),
                            List.of(0.26862954f, 0.26130258f, 0.27577711f)),
                    "CLIP's image towers take"));
        }
        if (producer.equals("pytorch") && lower.matches(PYTORCH)) {
            return Optional.of(new InputProposal(
                    standard(List.of(0.485f, 0.456f, 0.406f), List.of(0.229f, 0.224f, 0.225f)),
                    "PyTorch's nets of this family take"));
        }
        return Optional.empty();
    }

    private static ImageSpec standard(List<Float> mean, List<Float> deviation) {
        return new ImageSpec(1, mean, deviation.stream().map(value -> 1 / value).toList(), Channels.RGB);
    }

    /** The proposal for a Caffe net: what its training file says of its data, if it does. */
    static Optional<InputProposal> ofCaffe(List<Float> means, float scale) {
        if (means.size() == 1 || means.size() == 3) {
            float[] values = new float[3];
            for (int i = 0; i < 3; i++) {
                values[i] = means.get(means.size() == 1 ? 0 : i);
            }
            return Optional.of(
                    new InputProposal(ImageSpec.of(255, scale, Channels.BGR, values), "its data layer says"));
        }
        return Optional.empty();
    }
}
