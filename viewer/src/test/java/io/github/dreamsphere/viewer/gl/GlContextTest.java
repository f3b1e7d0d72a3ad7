package io.github.dreamsphere.viewer.gl;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.dreamsphere.viewer.Offscreen;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Machines without OpenGL or with too old a one, played by Mesa's and GLVND's variables in a process of their own. */
@Timeout(120)
class GlContextTest {
    @BeforeAll
    static void needsOpenGl() {
        Offscreen.assume();
    }

    private static String output(String variable, String value, String... options) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ContextProgram.class.getName()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("DISPLAY");
        builder.environment().remove("WAYLAND_DISPLAY");
        builder.environment().put(variable, value);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    @Test
    void anOpenGlThatIsTooOldIsRefusedWithWhatIsNeeded() throws Exception {
        assertThat(output("MESA_GL_VERSION_OVERRIDE", "2.1")).contains("refused: OpenGL 3.3 is needed");
    }

    @Test
    void aMachineWithoutOpenGlSaysWhatToInstall() throws Exception {
        assertThat(output("__EGL_VENDOR_LIBRARY_DIRS", "/nowhere"))
                .contains("refused: OpenGL 3.3 is needed", "apt install libegl1");
    }

    /** LWJGL's debug log says "system paths" where it looks for a library that it has loaded. */
    @Test
    void librariesAreLoadedByTheirPaths() throws Exception {
        assertThat(output("LC_ALL", "C", "-Dorg.lwjgl.util.Debug=true"))
                .contains(
                        "drawn by",
                        "Loading library: "
                                + SystemLibraries.path("libEGL.so.1").orElseThrow())
                .doesNotContain("system paths");
    }

    @Test
    void aLibraryThatIsNotThereHasNoPath() {
        assertThat(SystemLibraries.path("libnothing-of-this-name.so.1")).isEmpty();
    }
}
