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

    /** All of it, the same for every tile. */
    Region shared() {
        return new Region(this, 0, 0);
    }

    long length() {
        return length;
    }

    long bytes() {
        return length * Float.BYTES;
    }

    void write(float[] values) {
        write(0, values);
    }

    /** Writes {@code values}, the first to place {@code start}. */
    void write(long start, float[] values) {
        glBindBuffer(GL_SHADER_STORAGE_BUFFER, buffer);
        glBufferSubData(GL_SHADER_STORAGE_BUFFER, start * Float.BYTES, values);
    }

    /** As {@link #write(long, float[])}. */
    void write(long start, FloatBuffer values) {
        glBindBuffer(GL_SHADER_STORAGE_BUFFER, buffer);
        glBufferSubData(GL_SHADER_STORAGE_BUFFER, start * Float.BYTES, values);
    }

    /** Waits until the block is computed, and fills {@code values} with its values from place {@code start} on. */
    void read(long start, float[] values) {
        glMemoryBarrier(GL_BUFFER_UPDATE_BARRIER_BIT);
        glBindBuffer(GL_SHADER_STORAGE_BUFFER, buffer);
        glGetBufferSubData(GL_SHADER_STORAGE_BUFFER, start * Float.BYTES, values);
    }

    /** As {@link #read(long, float[])}. */
    void read(long start, FloatBuffer values) {
        glMemoryBarrier(GL_BUFFER_UPDATE_BARRIER_BIT);
        glBindBuffer(GL_SHADER_STORAGE_BUFFER, buffer);
        glGetBufferSubData(GL_SHADER_STORAGE_BUFFER, start * Float.BYTES, values);
    }

    void bind(int binding) {
        glBindBufferBase(GL_SHADER_STORAGE_BUFFER, binding, buffer);
    }

    @Override
    public void close() {
        glDeleteBuffers(buffer);
    }
}
