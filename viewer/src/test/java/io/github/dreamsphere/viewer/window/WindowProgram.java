package io.github.dreamsphere.viewer.window;

import io.github.dreamsphere.viewer.headset.HeadsetChoice;
import io.github.dreamsphere.viewer.scene.Projection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Opens the window on the picture that its argument names, until it is closed. */
final class WindowProgram {
    private WindowProgram() {}

    public static void main(String[] arguments) throws IOException {
        ViewerOptions options = new ViewerOptions(
                List.of(Path.of(arguments[0])),
                320,
                200,
                Optional.empty(),
                outlook -> outlook.firstCamera(Projection.RECTILINEAR),
                HeadsetChoice.OFF,
                false,
                false,
                Optional.empty(),
                System.out::println);
        try (ViewerWindow window = new ViewerWindow(options)) {
            window.show();
        }
        System.out.println("closed");
    }
}
