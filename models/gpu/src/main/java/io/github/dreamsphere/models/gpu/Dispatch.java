package io.github.dreamsphere.models.gpu;

import static org.lwjgl.opengl.GL43C.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** One run of a compute shader: its program, memory, geometry and number of work groups. */
final class Dispatch implements Runnable {
    /** Invocations of a work group of all shaders but the convolution's. */
    private static final int GROUP = 64;

    private final int program;
    private final List<CardFloats> bound = new ArrayList<>();
    private int[] integers = {};
    private float[] floats = {};
    private int groupsX;
    private int groupsY;

    Dispatch(int program) {
        this.program = program;
    }

    /** Binds memory to the bindings 0, 1, 2 …; null leaves a binding as it is. */
    Dispatch bind(CardFloats... memory) {
        bound.addAll(Arrays.asList(memory));
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

    @Override
    public void run() {
        glUseProgram(program);
        for (int i = 0; i < bound.size(); i++) {
            if (bound.get(i) != null) {
                bound.get(i).bind(i);
            }
        }
        glUniform1iv(Programs.INTEGERS, integers);
        if (floats.length > 0) {
            glUniform1fv(Programs.FLOATS, floats);
        }
        glDispatchCompute(groupsX, groupsY, 1);
        glMemoryBarrier(GL_SHADER_STORAGE_BARRIER_BIT);
    }
}
