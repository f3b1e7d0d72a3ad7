package io.github.dreamsphere.cli;

import io.github.dreamsphere.PictureSize;
import io.github.dreamsphere.app.files.Destination;
import io.github.dreamsphere.app.files.FramePattern;
import io.github.dreamsphere.viewer.scene.Camera;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.Panorama;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which pictures of a panorama to draw: their files and cameras. */
final class Snapshots {
    private final Map<Path, Camera> pictures = new LinkedHashMap<>();

    /** One picture. */
    static Snapshots single(Path out, Camera camera) {
        Snapshots snapshots = new Snapshots();
        snapshots.pictures.put(out, camera);
        return snapshots;
    }

    /** A picture for each named view, its name added to that of the file. */
    static Snapshots views(Path out, Camera camera, List<String> names) {
        Snapshots snapshots = new Snapshots();
        for (String name : names) {
            snapshots.pictures.put(named(out, name), turned(camera, name));
        }
        return snapshots;
    }

    private static Path named(Path out, String view) {
        String name = out.getFileName().toString();
        int dot = name.lastIndexOf('.');
        int end = dot < 0 ? name.length() : dot;
        return out.resolveSibling(name.substring(0, end) + "-" + view + name.substring(end));
    }

    private static Camera turned(Camera camera, String view) {
        double quarter = Math.PI / 2;
        return switch (view) {
            case "front" -> camera;
            case "right" -> camera.withDirection(camera.yaw() + quarter, camera.pitch());
            case "back" -> camera.withDirection(camera.yaw() + 2 * quarter, camera.pitch());
            case "left" -> camera.withDirection(camera.yaw() - quarter, camera.pitch());
            case "up" -> camera.withDirection(camera.yaw(), quarter);
            case "down" -> camera.withDirection(camera.yaw(), -quarter);
            default ->
                throw new UsageException(
                        "there is no view '" + view + "'; there are: front, right, back, left, up, down");
        };
    }

    /** A turn to the right in {@code frames} equal steps; the file's name holds the number's place, e.g. %03d. */
    static Snapshots turntable(Path pattern, Camera camera, int frames) {
        if (frames < 1) {
            throw new UsageException("--frames must be >= 1, was " + frames);
        }
        FramePattern names = new FramePattern(pattern);
        Snapshots snapshots = new Snapshots();
        for (int frame = 0; frame < frames; frame++) {
            double yaw = camera.yaw() + 2 * Math.PI * frame / frames;
            snapshots.pictures.put(names.of(frame), camera.withDirection(yaw, camera.pitch()));
        }
        return snapshots;
    }

    /** Checks that every picture can be written. */
    Snapshots check(Path input) throws IOException {
        for (Path file : pictures.keySet()) {
            Destination.picture(file, input);
        }
        return this;
    }

    /** Draws and writes them. */
    void draw(Panorama panorama, Eye eye, PictureSize size, int anisotropy, Terminal terminal) throws IOException {
        ViewPicture.draw(panorama, eye, pictures, size, anisotropy, terminal);
    }
}
