package io.github.dreamsphere.viewer.gl;

import static org.lwjgl.opengl.GL33C.*;

import io.github.dreamsphere.core.sphere.Rotation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** A linked pair of shaders, read from the resources beside this class, and its uniforms by name. */
final class Program implements AutoCloseable {
    private final int id;
    private final Map<String, Integer> locations = new HashMap<>();

    /**
     * Compiles and links.
     *
     * @throws GraphicsException with the driver's log if it does not take them
     */
    Program(String vertexResource, String fragmentResource, String... defines) throws GraphicsException {
        int vertex = compile(GL_VERTEX_SHADER, vertexResource, source(vertexResource));
        int fragment = compile(GL_FRAGMENT_SHADER, fragmentResource, define(source(fragmentResource), defines));
        id = glCreateProgram();
        glAttachShader(id, vertex);
        glAttachShader(id, fragment);
        glLinkProgram(id);
        glDeleteShader(vertex);
        glDeleteShader(fragment);
        if (glGetProgrami(id, GL_LINK_STATUS) == GL_FALSE) {
            throw refused(vertexResource + " with " + fragmentResource, glGetProgramInfoLog(id));
        }
    }

    /** Compiles one shader; the name is for the message. */
    static int compile(int type, String name, String source) throws GraphicsException {
        int shader = glCreateShader(type);
        glShaderSource(shader, source);
        glCompileShader(shader);
        if (glGetShaderi(shader, GL_COMPILE_STATUS) == GL_FALSE) {
            String log = glGetShaderInfoLog(shader);
            glDeleteShader(shader);
            throw refused(name, log);
        }
        return shader;
    }

    private static GraphicsException refused(String name, String log) {
        return new GraphicsException("the graphics driver (" + glGetString(GL_RENDERER) + ", OpenGL "
                + glGetString(GL_VERSION) + ") refuses the shader " + name + ": "
                + log.strip().replaceAll("\\s*\\R\\s*", ", ")
                + "; a newer driver may help");
    }

    private static String source(String resource) {
        try (InputStream in = Program.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Definitions go after the first line, which must be the version. */
    private static String define(String source, String... names) {
        StringBuilder defined = new StringBuilder(source);
        for (String name : names) {
            defined.insert(source.indexOf('\n') + 1, "#define " + name + "\n");
        }
        return defined.toString();
    }

    void use() {
        glUseProgram(id);
    }

    private int location(String name) {
        return locations.computeIfAbsent(name, n -> glGetUniformLocation(id, n));
    }

    void set(String name, int value) {
        glUniform1i(location(name), value);
    }

    void set(String name, double value) {
        glUniform1f(location(name), (float) value);
    }

    void set(String name, double x, double y) {
        glUniform2f(location(name), (float) x, (float) y);
    }

    void set(String name, double x, double y, double z) {
        glUniform3f(location(name), (float) x, (float) y, (float) z);
    }

    void set(String name, double x, double y, double z, double w) {
        glUniform4f(location(name), (float) x, (float) y, (float) z, (float) w);
    }

    void set(String name, int[] words) {
        glUniform1uiv(location(name), words);
    }

    void set(String name, Rotation r) {
        float[] rows = {
            (float) r.m00(), (float) r.m01(), (float) r.m02(),
            (float) r.m10(), (float) r.m11(), (float) r.m12(),
            (float) r.m20(), (float) r.m21(), (float) r.m22()
        };
        glUniformMatrix3fv(location(name), true, rows);
    }

    @Override
    public void close() {
        glDeleteProgram(id);
    }
}
