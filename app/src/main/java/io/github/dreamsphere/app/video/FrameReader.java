package io.github.dreamsphere.app.video;

import io.github.dreamsphere.FilmLayout;
import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.image.Image;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/** Decodes the frames of a film, one after the other. */
public final class FrameReader implements Frames {
    private static final float RANGE = 255;

    private final Path file;
    private final int width;
    private final int height;
    private final Process process;
    private final Complaints complaints;
    private final InputStream in;
    private final byte[] bytes;

    /**
     * Starts to decode {@code file}.
     *
     * @param header of the frames as they are read
     * @param layout that they have in the file
     */
    public FrameReader(Ffmpeg ffmpeg, Path file, FilmHeader header, FilmLayout layout) throws IOException {
        this.file = file;
        this.width = header.width();
        this.height = header.height();
        this.bytes = new byte[width * height * Image.CHANNELS];
        List<String> command = ffmpeg.command(
                "-i",
                Ffmpeg.name(file),
                "-map",
                "0:v:0",
                "-vsync",
                "passthrough",
                "-vf",
                header.colours().toRgb() + (layout == FilmLayout.EAC ? unfolding(header) : ""),
                "-pix_fmt",
                "rgb24",
                "-f",
                "rawvideo",
                "pipe:1");
        this.process = new ProcessBuilder(command).start();
        process.getOutputStream().close();
        this.complaints = new Complaints(process);
        this.in = new BufferedInputStream(process.getInputStream(), 1 << 20);
    }

    /** FFmpeg's filter that makes equirectangular frames of cube faces. */
    private static String unfolding(FilmHeader header) {
        return ",format=gbrp,v360=eac:e:interp=lanczos:w=" + header.width() + ":h=" + header.height();
    }

    @Override
    public void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            fill();
        }
    }

    @Override
    public Image next() throws IOException {
        fill();
        Image frame = new Image(width, height);
        float[] rgb = frame.rgb();
        for (int i = 0; i < rgb.length; i++) {
            rgb[i] = (bytes[i] & 0xff) / RANGE;
        }
        return frame;
    }

    private void fill() throws IOException {
        if (in.readNBytes(bytes, 0, bytes.length) < bytes.length) {
            throw new FileException(file, "ended before the frames that it had when it was looked through");
        }
    }

    @Override
    public void close() {
        complaints.close();
    }
}
