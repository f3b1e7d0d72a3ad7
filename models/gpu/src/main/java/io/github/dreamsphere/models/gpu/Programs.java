package io.github.dreamsphere.models.gpu;

import static org.lwjgl.opengl.GL43C.*;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The compute shaders, compiled at first use. Geometry is given at each dispatch, so that few must be compiled. */
final class Programs implements AutoCloseable {
    /** The places of the uniform arrays of integers and of floats in every shader. */
    static final int INTEGERS = 0;

    static final int FLOATS = 64;

    /** The place of the array of pairs that say where each binding's region starts, and its step. */
    static final int REGIONS = 68;

    private static final String HEADER = """
            #version 430 core
            layout(location = 0) uniform int g[64];
            layout(location = 64) uniform float f[4];
            layout(location = 68) uniform ivec2 regions[8];
            // Where this tile's region of a binding starts.
            int start(int binding) {
                return regions[binding].x + int(gl_WorkGroupID.z) * regions[binding].y;
            }
            """;

    private static final Pattern INCLUDE = Pattern.compile("#include \"(\\w+)\\.glsl\"\n");

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
        return compiled.computeIfAbsent(source + name, key -> compile(name, source + whole(name)));
    }

    /** The shader's text, with the files that it includes. */
    private static String whole(String name) {
        return INCLUDE.matcher(text(name)).replaceAll(include -> Matcher.quoteReplacement(text(include.group(1))));
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
