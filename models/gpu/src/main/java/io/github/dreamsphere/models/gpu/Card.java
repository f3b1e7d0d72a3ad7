package io.github.dreamsphere.models.gpu;

/**
 * What the kernels of a pass need of a graphics card.
 *
 * @param tilings chooses the tilings of convolutions
 * @param tiles the images that the pass computes at once
 */
record Card(Programs programs, CardMemory memory, Tilings tilings, Tiles tiles) {
    /** A run, for each tile, of the shader {@code name} with these macros, {@code NAME value} each. */
    Dispatch dispatch(String name, String... macros) {
        return new Dispatch(programs.get(name, macros), tiles);
    }

    /** Memory of {@code floats} floats for each tile, a multiple of four; the caller closes it. */
    Region allocate(long floats) {
        return new Region(new CardFloats(floats * tiles.most()), 0, Math.toIntExact(floats / Blob.BLOCK));
    }
}
