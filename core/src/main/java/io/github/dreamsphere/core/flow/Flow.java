package io.github.dreamsphere.core.flow;

import io.github.dreamsphere.core.sphere.Surface;

/** Where each place of one frame lies in another. Immutable; safe for use by several threads. */
public sealed interface Flow permits SphereFlow, PlaneFlow {
    /** The surface whose pixels the flow was found for. */
    Surface surface();

    /**
     * Follows the flow from pixels of frames of any size.
     *
     * @param pixels the frames' surface, of the same kind as {@link #surface}
     */
    Follower from(Surface pixels);

    /** Follows the flow from pixel to pixel; for one thread. */
    abstract class Follower {
        double toX;
        double toY;

        Follower() {}

        /** Goes to the middle of pixel (x, y), and from there along the flow to the other frame. */
        public abstract void follow(int x, int y);

        /** Where the pixel lies in the other frame, in its continuous pixel coordinates. */
        public final double x() {
            return toX;
        }

        /** As {@link #x}. */
        public final double y() {
            return toY;
        }

        /** Whether that place is within the other frame. */
        public abstract boolean inside();

        /**
         * Whether following the flow back from there ends at the pixel (Ruder, Dosovitskiy and Brox, "Artistic style
         * transfer for videos and spherical images", IJCV 2018, section 3.2): it may miss it by a tenth of the way, or
         * by 0.7 pixels.
         *
         * @param back the flow from the other frame to this one
         */
        public abstract boolean returnsBy(Flow back);
    }
}
