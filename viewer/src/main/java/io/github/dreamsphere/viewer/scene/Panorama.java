package io.github.dreamsphere.viewer.scene;

import java.util.List;

/**
 * What is looked at: a sphere for each eye, and how it stands in the world.
 *
 * @param name what to call it, usually the file's name
 * @param left what the left eye sees, or the only eye
 * @param right what the right eye sees; the same object as {@code left} if the picture is not stereo
 * @param pose how it is posed, and where to look first
 * @param warnings what is odd about its file, a line each that names it; empty if all is well
 */
public record Panorama(String name, SphereImage left, SphereImage right, PanoramaPose pose, List<String> warnings) {
    public Panorama {
        warnings = List.copyOf(warnings);
    }

    /** A picture that is not stereo, with nothing odd about it. */
    public static Panorama mono(String name, SphereImage image, PanoramaPose pose) {
        return new Panorama(name, image, image, pose, List.of());
    }

    /** Whether each eye has a picture of its own. */
    public boolean isStereo() {
        return left != right;
    }

    /** What one eye sees. */
    public SphereImage image(Eye eye) {
        return eye == Eye.LEFT ? left : right;
    }
}
