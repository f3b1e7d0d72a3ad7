package io.github.dreamsphere.viewer.gl;

import java.util.Optional;

/**
 * What is seen on the sphere: a picture, and perhaps another laid over it, everywhere by the same weight or by a mask.
 *
 * @param base the picture below
 * @param over the picture laid over it
 * @param weight how much of {@code over} is seen where there is no mask, 0..1
 * @param mask how much of {@code over} is seen in each direction
 */
public record Composition(SphereLayer base, Optional<SphereLayer> over, double weight, Optional<MaskTexture> mask) {
    /** One picture. */
    public static Composition of(SphereLayer base) {
        return new Composition(base, Optional.empty(), 0, Optional.empty());
    }

    /** {@code over} faded in by {@code weight}, 0..1. */
    public static Composition crossfade(SphereLayer base, SphereLayer over, double weight) {
        return new Composition(base, Optional.of(over), weight, Optional.empty());
    }

    /** {@code over} seen where the mask says. */
    public static Composition reveal(SphereLayer base, SphereLayer over, MaskTexture mask) {
        return new Composition(base, Optional.of(over), 0, Optional.of(mask));
    }

    /** How often what its textures hold has changed. */
    public int changes() {
        int ofOver = over.map(layer -> layer.texture().changes()).orElse(0);
        return base.texture().changes()
                + ofOver
                + mask.map(MaskTexture::changes).orElse(0);
    }
}
