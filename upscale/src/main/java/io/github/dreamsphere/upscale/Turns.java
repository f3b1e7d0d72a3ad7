package io.github.dreamsphere.upscale;

/**
 * Over how many flips and rotations of a picture the results of a network are averaged ("geometric self-ensemble", Lim
 * et al., "Enhanced Deep Residual Networks for Single Image Super-Resolution", 2017): the more, the better and the
 * slower.
 */
public enum Turns {
    /** The picture as it is. */
    ONE(1),
    /** The picture and its mirror images along one and both axes. */
    MIRRORED(4),
    /** These, and the four quarter turns of them. */
    ALL(8);

    private final int count;

    Turns(int count) {
        this.count = count;
    }

    /** How often the network runs. */
    public int count() {
        return count;
    }
}
