package io.github.dreamsphere.viewer.window;

import io.github.dreamsphere.viewer.headset.HeadsetChoice;
import io.github.dreamsphere.viewer.load.FileHints;
import io.github.dreamsphere.viewer.scene.Projection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens the window on the picture that its first argument names, with the headset of its second, until it is closed. */
final class WindowProgram {
    private WindowProgram() {}

    public static void main(String[] arguments) {
        ViewerOptions options = new ViewerOptions(
                List.of(Path.of(arguments[0])),
                Desktop.WIDTH,
                Desktop.HEIGHT,
                1,
                FileHints.NONE,
                outlook -> outlook.firstCamera(Projection.RECTILINEAR),
                HeadsetChoice.valueOf(arguments[1]),
                false,
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
