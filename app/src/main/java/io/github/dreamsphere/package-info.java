/**
 * Dreams, enlarges and views photospheres: everything that the command {@code dreamsphere} does except training, as a
 * Java library. This program dreams a photosphere, enlarges the dream, writes it and draws a view of it:
 *
 * <pre>{@code
 * import io.github.dreamsphere.*;
 * import java.nio.file.Path;
 *
 * public class FirstDream {
 *     public static void main(String[] files) throws Exception {
 *         try (Dreamsphere dreamsphere = Dreamsphere.open()) {
 *             Sphere picture = dreamsphere.read(Path.of(files[0]));
 *             Sphere dream = dreamsphere.dream(picture, DreamRequest.defaults().withLayers("mixed4a").withSteps(5));
 *             Sphere large = dreamsphere.upscale(dream, UpscaleRequest.defaults());
 *             dreamsphere.write(large, Path.of("DREAM.jpg"));
 *             dreamsphere.view(large, ViewRequest.of(30, -10), Path.of("VIEW.png"));
 *         }
 *     }
 * }
 * }</pre>
 *
 * <p>{@link io.github.dreamsphere.Dreamsphere} is the entry point. Requests are immutable values with methods {@code
 * defaults()} or {@code of(...)}, and {@code with...}; their constructors check them. {@link io.github.dreamsphere.Events}
 * receives progress, warnings and results; the library prints nothing.
 */
package io.github.dreamsphere;
