package io.github.dreamsphere.models.gpu;

import static org.lwjgl.opengl.GL43C.*;

import java.util.ArrayList;
import java.util.List;

/** One run of a compute shader: its program, memory, geometry and number of work groups. */
final class Dispatch implements Runnable {
    /** Invocations of a work group of all shaders but the convolution's. */
    private static final int GROUP = 64;

    private static final int TRIALS = 3;

    private final int program;
    private final Tiles tiles;
    private final List<CardFloats> bound = new ArrayList<>();
    private int[] regions = {};
    private int[] integers = {};
    private float[] floats = {};
    private int groupsX;
    private int groupsY;

    /** @param tiles images, each of which has a layer of work groups */
    Dispatch(int program, Tiles tiles) {
        this.program = program;
        this.tiles = tiles;
    }

    /** Binds memory to the bindings 0, 1, 2 …; null leaves a binding as it is. */
    Dispatch bind(Region... memory) {
        regions = new int[2 * memory.length];
        for (int i = 0; i < memory.length; i++) {
            Region region = memory[i];
            bound.add(region == null ? null : region.memory());
            regions[2 * i] = region == null ? 0 : region.start();
            regions[2 * i + 1] = region == null ? 0 : region.step();
        }
        return this;
    }

    /** The shader's integers. */
    Dispatch integers(int... values) {
        integers = values;
        return this;
    }

    /** The shader's floats. */
    Dispatch floats(float... values) {
        floats = values;
        return this;
    }

    Dispatch groups(int x, int y) {
        groupsX = x;
        groupsY = y;
        return this;
    }

    /** One invocation for each position, and one row of groups for each of {@code rows}. */
    Dispatch each(int positions, int rows) {
        return groups((positions + GROUP - 1) / GROUP, rows);
    }

    /** Measures a run; what it computes is of no use. */
    double seconds() {
        double least = Double.MAX_VALUE;
        for (int i = 0; i <= TRIALS; i++) {
            glFinish();
            long start = System.nanoTime();
            run();
            glFinish();
            // The first run compiles the program.
            least = i == 0 ? least : Math.min(least, (System.nanoTime() - start) / 1e9);
        }
        return least;
    }

    @Override
    public void run() {
        glUseProgram(program);
        for (int i = 0; i < bound.size(); i++) {
            if (bound.get(i) != null) {
                bound.get(i).bind(i);
            }
        }
        glUniform1iv(Programs.INTEGERS, integers);
        glUniform2iv(Programs.REGIONS, regions);
        if (floats.length > 0) {
            glUniform1fv(Programs.FLOATS, floats);
        }
        glDispatchCompute(groupsX, groupsY, tiles.count());
        glMemoryBarrier(GL_SHADER_STORAGE_BARRIER_BIT);
    }
}
