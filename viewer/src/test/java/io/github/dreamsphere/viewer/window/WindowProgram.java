package io.github.dreamsphere.viewer.window;

import io.github.dreamsphere.viewer.headset.Comfort;
import io.github.dreamsphere.viewer.headset.HeadsetChoice;
import io.github.dreamsphere.viewer.load.FileHints;
import io.github.dreamsphere.viewer.scene.Projection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/** Opens the window on the pictures that its arguments name, with the headset of its last, until it is closed. */
final class WindowProgram {
    private WindowProgram() {}

    public static void main(String[] arguments) {
        int last = arguments.length - 1;
        ViewerOptions options = new ViewerOptions(
                Arrays.stream(arguments, 0, last).map(Path::of).toList(),
                Desktop.WIDTH,
                Desktop.HEIGHT,
                OptionalInt.empty(),
                FileHints.NONE,
                outlook -> outlook.firstCamera(Projection.RECTILINEAR),
                HeadsetChoice.valueOf(arguments[last]),
                Comfort.USUAL,
                false,
                Optional.empty(),
                System.out::println);
        try (ViewerWindow window = new ViewerWindow(options)) {
            window.show();
            System.out.println("closed");
        } catch (IOException e) {
            System.out.println("failed: " + e.getMessage());
            System.exit(1);
        }
    }
}
