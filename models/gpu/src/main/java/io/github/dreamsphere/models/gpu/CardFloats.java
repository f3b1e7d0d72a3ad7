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
        clear();
    }

    /** Makes all of it zero. */
    void clear() {
        glBindBuffer(GL_SHADER_STORAGE_BUFFER, buffer);
        glClearBufferData(GL_SHADER_STORAGE_BUFFER, GL_R32F, GL_RED, GL_FLOAT, (FloatBuffer) null);
    }

    /** A block for {@code count} doubles, each in the place of two floats. */
    static CardFloats ofDoubles(int count) {
        return new CardFloats(2L * count);
    }

    /** A block that holds {@code values}. */
    static CardFloats of(double[] values) {
        CardFloats made = ofDoubles(values.length);
        made.write(values);
        return made;
    }

    /** A block that holds {@code values}, each in the place of a float. */
    static CardFloats of(int[] values) {
        CardFloats made = new CardFloats(values.length);
        glBindBuffer(GL_SHADER_STORAGE_BUFFER, made.buffer);
        glBufferSubData(GL_SHADER_STORAGE_BUFFER, 0, values);
        return made;
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

    /** Writes {@code values} to the start of a block of doubles. */
    void write(double[] values) {
        glBindBuffer(GL_SHADER_STORAGE_BUFFER, buffer);
        glBufferSubData(GL_SHADER_STORAGE_BUFFER, 0, values);
    }

    /** Waits until the block is computed, and fills {@code values} from the start of a block of doubles. */
    void read(double[] values) {
        glMemoryBarrier(GL_BUFFER_UPDATE_BARRIER_BIT);
        glBindBuffer(GL_SHADER_STORAGE_BUFFER, buffer);
        glGetBufferSubData(GL_SHADER_STORAGE_BUFFER, 0, values);
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
