package io.github.dreamsphere.app.video;

import java.io.File;
import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.util.Optional;
import java.util.jar.JarEntry;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/**
 * The programs of FFmpeg that come along in a jar. They are unpacked with their libraries, but not loaded into this
 * process, as {@link Loader#load} would do: its libdrm keeps Mesa's OpenGL drivers from loading later.
 */
public final class BundledPrograms {
    private BundledPrograms() {}

    /** The folder with the unpacked programs and their libraries; empty if there are none for this platform. */
    private static Optional<File> folder() throws IOException {
        String name = "/org/bytedeco/ffmpeg/" + Loader.getPlatform() + "/";
        URL packed = ffmpeg.class.getResource(name);
        if (packed == null || !(packed.openConnection() instanceof JarURLConnection jar)) {
            return Optional.empty();
        }
        File folder = null;
        for (JarEntry entry : jar.getJarFile().stream().toList()) {
            if (!entry.isDirectory() && ("/" + entry.getName()).startsWith(name)) {
                folder = Loader.cacheResource(ffmpeg.class, "/" + entry.getName())
                        .getParentFile();
            }
        }
        return Optional.ofNullable(folder);
    }

    /**
     * The path of a program, unpacked and executable; empty if there is none for this platform.
     *
     * @param program {@code ffmpeg} or {@code ffprobe}
     * @throws IOException if it cannot be unpacked
     */
    public static Optional<String> path(String program) throws IOException {
        return folder().map(folder -> {
            File file = new File(folder, program + (Loader.getPlatform().startsWith("windows") ? ".exe" : ""));
            file.setExecutable(true);
            return file.getPath();
        });
    }
}
