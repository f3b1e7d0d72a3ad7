package io.github.dreamsphere.models.gpu;

/** How many images of one size a pass computes at once. */
final class Tiles {
    private final int most;
    private int count;

    /** @param most the number that the pass has memory for */
    Tiles(int most) {
        this.most = most;
        this.count = most;
    }

    int most() {
        return most;
    }

    /** The number that the pass computes now. */
    int count() {
        return count;
    }

    /** @param now the number that the pass computes from now on, 1 to {@link #most} */
    void set(int now) {
        count = now;
    }
}
