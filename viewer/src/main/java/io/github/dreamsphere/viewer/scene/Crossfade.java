package io.github.dreamsphere.viewer.scene;

/**
 * Which of several versions of a picture is seen: a position from 0, the first, to count − 1, the last, with a mixture
 * of two neighbours in between. It glides towards where it was sent.
 */
public final class Crossfade {
    private static final double GLIDE_SECONDS = 0.15;
    private static final double ARRIVED = 1e-3;

    private final int count;
    private double position;
    private double target;

    /** Of {@code count} versions, the first is seen. */
    public Crossfade(int count) {
        if (count < 1) {
            throw new IllegalArgumentException("there must be at least one version, were " + count);
        }
        this.count = count;
    }

    /** The same among {@code versions}, of which those before are the first, or what is left of them. */
    public Crossfade among(int versions) {
        Crossfade next = new Crossfade(versions);
        next.position = Math.min(versions - 1, position);
        next.target = Math.min(versions - 1, target);
        return next;
    }

    /** Moves on by {@code steps}, which need not be whole, and no further than the ends. */
    public void move(double steps) {
        target = Math.min(count - 1, Math.max(0, target + steps));
    }

    /** Goes from the first version, at 0, to the last, at 1. */
    public void moveTo(double share) {
        target = Math.min(1, Math.max(0, share)) * (count - 1);
    }

    /** Goes to a version; one that is not there is passed over. */
    public void show(int version) {
        if (version >= 0 && version < count) {
            target = version;
        }
    }

    /** Is at a version at once; one that is not there is passed over. */
    public void jump(int version) {
        show(version);
        position = target;
    }

    /** {@code seconds} pass. */
    public void tick(double seconds) {
        position += (target - position) * (1 - Math.exp(-seconds / GLIDE_SECONDS));
        if (Math.abs(target - position) < ARRIVED) {
            position = target;
        }
    }

    /** The lower of the two versions that are seen. */
    public int base() {
        return Math.min((int) position, Math.max(0, count - 2));
    }

    /** How much of the version after {@link #base()} is seen, 0..1. */
    public double weight() {
        return count == 1 ? 0 : position - base();
    }
}
