package io.github.dreamsphere.models.gpu;

/**
 * A part of the graphics card's memory that a shader binds.
 *
 * @param start where it starts, in blocks of four floats
 * @param step blocks of four floats from a tile of the pass to the next; 0 if all tiles share the part
 */
record Region(CardFloats memory, int start, int step) {
    /** This region from a block on. */
    Region from(int blocks) {
        return new Region(memory, start + blocks, step);
    }
}
