package io.github.dreamsphere.viewer.window;

import io.github.dreamsphere.viewer.headset.Comfort;
import io.github.dreamsphere.viewer.headset.HeadsetChoice;
import io.github.dreamsphere.viewer.load.FileHints;
import io.github.dreamsphere.viewer.scene.Projection;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Opens the window on the pictures that its arguments name, with the headset of its last, which may be followed by the degrees
 * of a turn and of the tilt ({@code "AUTO 0 40"}), until it is closed or the program
 * is asked to end.
 */
final class WindowProgram {
    private WindowProgram() {}

    public static void main(String[] arguments) {
        int last = arguments.length - 1;
        String[] headset = arguments[last].split(" ");
        Comfort comfort = headset.length == 1
                ? Comfort.USUAL
                : new Comfort(false, Double.parseDouble(headset[1]), Double.parseDouble(headset[2]));
        ViewerOptions options = new ViewerOptions(
                Arrays.stream(arguments, 0, last).map(Path::of).toList(),
                Desktop.WIDTH,
                Desktop.HEIGHT,
                OptionalInt.empty(),
                FileHints.NONE,
                outlook -> outlook.firstCamera(Projection.RECTILINEAR),
                HeadsetChoice.valueOf(headset[0]),
                comfort,
                OptionalDouble.empty(),
                false,
                Optional.empty(),
                System.out::println);
        AtomicBoolean isCancelled = new AtomicBoolean();
        CountDownLatch closed = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            isCancelled.set(true);
            try {
                closed.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }));
        try (ViewerWindow window = new ViewerWindow(options)) {
            window.show(isCancelled::get);
            System.out.println("closed");
        } catch (IOException e) {
            System.out.println("failed: " + e.getMessage());
            closed.countDown();
            System.exit(1);
        } finally {
            closed.countDown();
        }
    }
}
