package io.github.dreamsphere.models.train.upscaler;

import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.sphere.Border;
import io.github.dreamsphere.core.sphere.ResampleFilter;
import io.github.dreamsphere.core.sphere.SphereResize;

/** The filter that shrinks photographs for training: what a net learns to undo. */
public enum ReductionKernel {
    /** As MATLAB's {@code imresize}, with which super-resolution is measured. */
    BICUBIC(ResampleFilter.BICUBIC),
    /** The mean of the pixels that become one, as simple programs and mipmaps make it. */
    BOX(ResampleFilter.BOX),
    /** Sharper than bicubic. */
    LANCZOS(ResampleFilter.LANCZOS3),
    /** Softer than bicubic, as dreams and cheap lenses are. */
    GAUSSIAN(ResampleFilter.GAUSSIAN);

    private final ResampleFilter filter;

    ReductionKernel(ResampleFilter filter) {
        this.filter = filter;
    }

    /**
     * Resizes a picture whose edges reflect.
     *
     * @param rgb HWC floats, three channels
     * @return {@code newHeight · newWidth · 3} floats, not clamped
     */
    float[] resize(float[] rgb, int width, int height, int newWidth, int newHeight) {
        Image picture = new Image(width, height, rgb);
        return SphereResize.resize(picture, Border.reflecting(width, height), newWidth, newHeight, filter)
                .rgb();
    }
}
