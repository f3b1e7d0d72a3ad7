package io.github.dreamsphere.models.gpu;

import static org.lwjgl.opengl.GL43C.*;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** The compute shaders, compiled at first use. Geometry is given at each dispatch, so that few must be compiled. */
final class Programs implements AutoCloseable {
    /** The places of the uniform arrays of integers and of floats in every shader. */
    static final int INTEGERS = 0;

    static final int FLOATS = 32;

    private static final String HEADER = """
            #version 430 core
            layout(location = 0) uniform int g[32];
            layout(location = 32) uniform float f[4];
            """;

    private final Map<String, Integer> compiled = new HashMap<>();

    /**
     * The program of the shader {@code name}.
     *
     * @param macros {@code NAME value} each
     */
    int get(String name, String... macros) {
        StringBuilder source = new StringBuilder(HEADER);
        for (String macro : macros) {
            source.append("#define ").append(macro).append('\n');
        }
        return compiled.computeIfAbsent(source + name, key -> compile(name, source + text(name)));
    }

    private static String text(String name) {
        try (InputStream in = Programs.class.getResourceAsStream(name + ".glsl")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int compile(String name, String source) {
        int shader = glCreateShader(GL_COMPUTE_SHADER);
        glShaderSource(shader, source);
        glCompileShader(shader);
        if (glGetShaderi(shader, GL_COMPILE_STATUS) == GL_FALSE) {
            throw new GraphicsCardFailure(
                    "the graphics driver does not compile " + name + ": " + glGetShaderInfoLog(shader));
        }
        int program = glCreateProgram();
        glAttachShader(program, shader);
        glLinkProgram(program);
        glDeleteShader(shader);
        if (glGetProgrami(program, GL_LINK_STATUS) == GL_FALSE) {
            throw new GraphicsCardFailure(
                    "the graphics driver does not link " + name + ": " + glGetProgramInfoLog(program));
        }
        return program;
    }

    @Override
    public void close() {
        compiled.values().forEach(program -> glDeleteProgram(program));
    }
}
