package io.github.dreamsphere.app.view;

import io.github.dreamsphere.ViewDirection;
import io.github.dreamsphere.ViewSet;
import io.github.dreamsphere.app.files.FramePattern;
import io.github.dreamsphere.core.file.FileName;
import io.github.dreamsphere.viewer.scene.Camera;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The files of a set of views, each with its camera. */
final class ViewFiles {
    private ViewFiles() {}

    /**
     * The files and cameras of {@code views} from {@code camera}, in order.
     *
     * @param out the name or pattern that the files' names are made from
     * @throws IllegalArgumentException if a turntable's frames have no place for their number in the name
     */
    static Map<Path, Camera> of(ViewSet views, Camera camera, Path out) {
        Map<Path, Camera> files = new LinkedHashMap<>();
        if (views instanceof ViewSet.Directions set) {
            set.directions().forEach(direction -> files.put(named(out, direction), direction.of(camera)));
        } else if (views instanceof ViewSet.Turntable turn) {
            FramePattern names = new FramePattern(out);
            for (int frame = 0; frame < turn.frames(); frame++) {
                double yaw = camera.yaw() + 2 * Math.PI * frame / turn.frames();
                files.put(names.of(frame), camera.withDirection(yaw, camera.pitch()));
            }
        } else {
            files.put(out, camera);
        }
        return files;
    }

    private static Path named(Path out, ViewDirection direction) {
        FileName name = FileName.of(out);
        return out.resolveSibling(name.stem() + "-" + direction.label() + name.ending());
    }
}
