package io.github.dreamsphere.models.gpu;

import static org.lwjgl.opengl.GL43C.*;

import java.nio.FloatBuffer;

/** A block of the graphics card's memory, initially zero. */
final class CardFloats implements AutoCloseable {
    private final int buffer;
    private final long length;

    /**
     * Allocates {@code length} floats.
     *
     * @throws CardMemoryException if the memory is full
     */
    CardFloats(long length) {
        this.length = length;
        buffer = glGenBuffers();
        glBindBuffer(GL_SHADER_STORAGE_BUFFER, buffer);
        glBufferData(GL_SHADER_STORAGE_BUFFER, length * Float.BYTES, GL_DYNAMIC_COPY);
        try {
            GraphicsCard.check("taking " + (length * Float.BYTES >> 20) + " MB");
        } catch (GraphicsCardFailure e) {
            glDeleteBuffers(buffer);
            throw e;
        }
        glClearBufferData(GL_SHADER_STORAGE_BUFFER, GL_R32F, GL_RED, GL_FLOAT, (FloatBuffer) null);
    }

    /** A block that holds {@code values}. */
    static CardFloats of(float[] values) {
        CardFloats made = new CardFloats(values.length);
        made.write(values);
        return made;
    }

    long length() {
        return length;
    }

    long bytes() {
        return length * Float.BYTES;
    }

    void write(float[] values) {
        glBindBuffer(GL_SHADER_STORAGE_BUFFER, buffer);
        glBufferSubData(GL_SHADER_STORAGE_BUFFER, 0, values);
    }

    void write(FloatBuffer values) {
        glBindBuffer(GL_SHADER_STORAGE_BUFFER, buffer);
        glBufferSubData(GL_SHADER_STORAGE_BUFFER, 0, values);
    }

    /** Waits until the block is computed, and fills {@code values} with its first values. */
    void read(float[] values) {
        glMemoryBarrier(GL_BUFFER_UPDATE_BARRIER_BIT);
        glBindBuffer(GL_SHADER_STORAGE_BUFFER, buffer);
        glGetBufferSubData(GL_SHADER_STORAGE_BUFFER, 0, values);
    }

    /** As {@link #read(float[])}. */
    void read(FloatBuffer values) {
        glMemoryBarrier(GL_BUFFER_UPDATE_BARRIER_BIT);
        glBindBuffer(GL_SHADER_STORAGE_BUFFER, buffer);
        glGetBufferSubData(GL_SHADER_STORAGE_BUFFER, 0, values);
    }

    void bind(int binding) {
        glBindBufferBase(GL_SHADER_STORAGE_BUFFER, binding, buffer);
    }

    @Override
    public void close() {
        glDeleteBuffers(buffer);
    }
}
