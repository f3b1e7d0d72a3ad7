package io.github.dreamsphere.app.video;

import io.github.dreamsphere.core.image.Image;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;

/** Encodes frames as a video without sound, in an MP4 file whatever its ending. */
public final class FrameWriter implements AutoCloseable {
    private static final float RANGE = 255;

    private final Path target;
    private final Process process;
    private final Complaints complaints;
    private final OutputStream out;
    private final byte[] bytes;

    /** Starts to encode into {@code target}, which is replaced. */
    public FrameWriter(Ffmpeg ffmpeg, Encoding encoding, Path target) throws IOException {
        Ffmpeg.Rate rate = encoding.rate();
        this.target = target;
        this.bytes = new byte[rate.width() * rate.height() * Image.CHANNELS];
        List<String> command = ffmpeg.command("-f", "rawvideo", "-pix_fmt", "rgb24");
        command.remove("-nostdin");
        command.addAll(List.of("-video_size", rate.width() + "x" + rate.height()));
        command.addAll(List.of("-framerate", rate.framesPerSecond() + "", "-i", "pipe:0"));
        command.addAll(encoding.options());
        command.addAll(List.of("-fflags", "+bitexact", "-flags:v", "+bitexact", "-f", "mp4", target.toString()));
        this.process = new ProcessBuilder(command).start();
        process.getInputStream().close();
        this.complaints = new Complaints(process);
        this.out = new BufferedOutputStream(process.getOutputStream(), 1 << 20);
    }

    /** Encodes the next frame. */
    public void write(Image frame) throws IOException {
        float[] rgb = frame.rgb();
        for (int i = 0; i < rgb.length; i++) {
            bytes[i] = (byte) Math.round(Math.min(1, Math.max(0, rgb[i])) * RANGE);
        }
        try {
            out.write(bytes);
        } catch (IOException e) {
            throw failed();
        }
    }

    /** Ends the video. */
    public void finish() throws IOException {
        try {
            out.close();
        } catch (IOException e) {
            throw failed();
        }
        try {
            if (process.waitFor() != 0) {
                throw failed();
            }
        } catch (InterruptedException e) {
            throw Ffmpeg.interrupted(process);
        }
    }

    private IOException failed() {
        try {
            process.waitFor();
            return new FfmpegException("write " + target, complaints.text());
        } catch (InterruptedException interrupted) {
            return Ffmpeg.interrupted(process);
        }
    }

    @Override
    public void close() {
        complaints.close();
    }
}
