package io.github.dreamsphere.models.keras;

import io.github.dreamsphere.models.net.ImageSpec;
import java.util.Locale;
import java.util.Optional;

/**
 * How the nets of {@code keras.applications} expect their pictures, by the names that Keras gives the models (its
 * functions {@code preprocess_input}).
 */
enum Family {
    /** BGR in 0..255 less the means of ImageNet. */
    CAFFE("vgg(16|19).*|resnet(50|101|152)") {
        @Override
        ImageSpec spec() {
            return ImageSpec.of(255, 1, ImageSpec.Channels.BGR, 103.939f, 116.779f, 123.68f);
        }
    },
    /** RGB in −1..1. */
    SIGNED("(resnet(50|101|152)v2|inception_v3|inception_resnet_v2|xception|mobilenet(v2)?_\\d.*|nasnet.*)") {
        @Override
        ImageSpec spec() {
            return ImageSpec.of(255, 1 / 127.5f, ImageSpec.Channels.RGB, 127.5f, 127.5f, 127.5f);
        }
    },
    /** RGB in 0..1 less the means of ImageNet, divided by its deviations. */
    STANDARD("densenet.*") {
        @Override
        ImageSpec spec() {
            return new ImageSpec(
                    1,
                    java.util.List.of(0.485f, 0.456f, 0.406f),
                    java.util.List.of(1 / 0.229f, 1 / 0.224f, 1 / 0.225f),
                    ImageSpec.Channels.RGB);
        }
    };

    private final String names;

    Family(String names) {
        this.names = names;
    }

    abstract ImageSpec spec();

    /** The family of a model, by its name. */
    static Optional<Family> of(String model) {
        String name = model.toLowerCase(Locale.ROOT);
        for (Family family : values()) {
            if (name.matches(family.names)) {
                return Optional.of(family);
            }
        }
        return Optional.empty();
    }
}
