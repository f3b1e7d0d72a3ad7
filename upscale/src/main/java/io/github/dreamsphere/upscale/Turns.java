package io.github.dreamsphere.upscale;

/**
 * Over how many flips and rotations of a picture the results of a network are averaged ("geometric self-ensemble", Lim
 * et al., "Enhanced Deep Residual Networks for Single Image Super-Resolution", 2017): the more, the better and the
 * slower.
 */
public enum Turns {
    /** The picture as it is. */
    ONE(1),
    /** The picture and its half turn. */
    OPPOSITE(2),
    /** These, and their mirror images. */
    MIRRORED(4),
    /** These, and the four quarter turns of them. */
    ALL(8);

    private final int count;

    Turns(int count) {
        this.count = count;
    }

    /** Half as many. */
    Turns half() {
        if (this == ONE) {
            throw new IllegalStateException("there are no fewer turns than one");
        }
        return values()[ordinal() - 1];
    }

    /** How often the network runs. */
    public int count() {
        return count;
    }
}
