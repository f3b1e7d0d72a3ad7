package io.github.dreamsphere.viewer.headset;

import io.github.dreamsphere.core.sphere.Rotation;
import io.github.dreamsphere.viewer.TestSphere;
import io.github.dreamsphere.viewer.gl.Composition;
import io.github.dreamsphere.viewer.gl.GlContext;
import io.github.dreamsphere.viewer.gl.GlLimits;
import io.github.dreamsphere.viewer.gl.SphereLayer;
import io.github.dreamsphere.viewer.gl.SphereRenderer;
import io.github.dreamsphere.viewer.gl.SphereTexture;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Shows {@link TestSphere} in the headset that its first argument names for a few hundred frames, and prints what happens.
 */
final class HeadsetProgram {
    static final int SPHERE_WIDTH = 1024;
    static final String STANDING = "standing";
    private static final int FRAMES = 300;

    private HeadsetProgram() {}

    public static void main(String[] arguments) throws IOException {
        HeadsetChoice choice = HeadsetChoice.valueOf(arguments[0]);
        try (GlContext context = GlContext.offscreen();
                SphereRenderer renderer = new SphereRenderer();
                Headset headset = Headsets.open(choice, List.of(arguments).contains(STANDING));
                HeadsetView view = new HeadsetView(headset, renderer, 0, supersampling(arguments))) {
            System.out.println("headset " + headset.name());
            SphereTexture texture = SphereTexture.of(TestSphere.full(SPHERE_WIDTH), GlLimits.ofContext(), false);
            show(headset, view, Composition.of(new SphereLayer(texture, Rotation.IDENTITY)));
        } catch (HeadsetException e) {
            System.out.println(e.getMessage());
        }
    }

    /** As the argument after the first says that is a number. */
    private static Supersampling supersampling(String[] arguments) {
        OptionalDouble fixed = Arrays.stream(arguments)
                .filter(argument -> argument.matches("[\\d.]+"))
                .mapToDouble(Double::parseDouble)
                .findFirst();
        return new Supersampling(fixed, System.out::println);
    }

    private static void show(Headset headset, HeadsetView view, Composition composition) throws HeadsetException {
        boolean shows = true;
        for (int frame = 1; frame <= FRAMES; frame++) {
            boolean shown = view.frame(eye -> Optional.of(composition), (plane, roomFromEye) -> {});
            if (shown != shows) {
                System.out.println((shown ? "shows from " : "nothing from ") + frame);
                shows = shown;
            }
            HeadsetInput input = headset.input();
            int number = frame;
            input.pressed().forEach(action -> System.out.println("frame " + number + " " + action));
            if (input.turning() != 0) {
                System.out.println("frame " + frame + " turns by " + input.turning());
            }
            if (frame == 1) {
                System.out.println("blend " + input.blend());
                headset.controls().forEach(c -> System.out.println(c.input() + ": " + c.effect()));
            }
            if (input.quits()) {
                System.out.println("quit at frame " + frame);
                return;
            }
        }
    }
}
