package io.github.dreamsphere.app.film;

import io.github.dreamsphere.DreamCanvas;
import io.github.dreamsphere.FilmFiles;
import io.github.dreamsphere.app.recipe.FrameClock;
import io.github.dreamsphere.app.video.FilmHeader;
import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.sphere.Equirectangular;
import io.github.dreamsphere.core.sphere.Flat;
import io.github.dreamsphere.core.sphere.Surface;
import io.github.dreamsphere.viewer.scene.Eye;
import io.github.dreamsphere.viewer.scene.ImagePart;
import io.github.dreamsphere.viewer.scene.StereoLayout;
import java.util.ArrayList;
import java.util.List;

/**
 * Which frames of a film are dreamed, at which size, and in which pieces.
 *
 * @param header of the film
 * @param surface a dreamed frame, or what one eye sees of it: a sphere, or a plain picture
 * @param first the first frame
 * @param end one more than the last frame
 * @param pieces where each piece begins, and at the end one more than the last frame
 */
record FilmPlan(FilmHeader header, Surface surface, int first, int end, List<Integer> pieces) {
    /** Seconds of film in a piece: a killed run loses at most this much. */
    private static final double PIECE_SECONDS = 2;

    /** The most frames in a piece. */
    private static final int PIECE_FRAMES = 60;

    /** Video stores colours for two by two pixels, and a sphere is twice as wide as high. */
    private static final int WIDTH_STEP = 4;

    /** Narrower frames are not dreamed. */
    private static final int SMALLEST = 4;

    /**
     * Plans a film.
     *
     * @param canvas the width to dream at, and whether the frames are plain pictures
     * @throws FileException if the frames are no spheres, or none lies in the wanted time
     */
    static FilmPlan of(FilmFiles files, FilmHeader header, DreamCanvas canvas) throws FileException {
        int wanted = canvas.width().orElse(0);
        Surface surface = canvas.flat() ? plane(header, wanted) : sphere(files, header, wanted);
        if (surface.width() < SMALLEST || surface.height() < SMALLEST / 2) {
            throw new FileException(files.input(), "its frames are too small to be dreamed");
        }
        int first = firstFrom(header, files.fromSeconds());
        int end = files.toSeconds().map(to -> firstFrom(header, to)).orElse(header.frames());
        if (first >= end) {
            throw new FileException(
                    files.input(),
                    "shows no frame in the time asked for; its last frame is shown at "
                            + header.seconds(header.frames() - 1) + " s");
        }
        return new FilmPlan(header, surface, first, end, pieces(header, first, end));
    }

    private static Surface sphere(FilmFiles files, FilmHeader header, int wanted) throws FileException {
        ImagePart eye = header.stereo().part(Eye.LEFT, header.width(), header.height());
        if (eye.width() != 2 * eye.height()) {
            throw new NotSphericalException(
                    files.input(),
                    header.width(),
                    header.height(),
                    header.stereo() == StereoLayout.MONO ? "those of a sphere" : "each eye's part of them");
        }
        int width = (wanted == 0 ? eye.width() : wanted) / WIDTH_STEP * WIDTH_STEP;
        return new Equirectangular(Math.max(1, width), Math.max(1, width / 2));
    }

    private static Surface plane(FilmHeader header, int wanted) {
        int width = wanted == 0 ? header.width() : wanted;
        double height = (double) width * header.height() / header.width();
        return new Flat(Math.max(1, width / 2 * 2), (int) Math.max(1, Math.round(height / 2) * 2));
    }

    /** Tells at which frame a time is. */
    FrameClock clock() {
        return seconds -> firstFrom(header, seconds);
    }

    private static int firstFrom(FilmHeader header, double seconds) {
        int frame = 0;
        while (frame < header.frames() && header.seconds(frame) < seconds) {
            frame++;
        }
        return frame;
    }

    private static List<Integer> pieces(FilmHeader header, int first, int end) {
        List<Integer> pieces = new ArrayList<>(List.of(first));
        for (int frame = first + 1; frame < end; frame++) {
            int begun = pieces.get(pieces.size() - 1);
            double seconds = header.seconds(frame) - header.seconds(begun);
            if (seconds >= PIECE_SECONDS || frame - begun >= PIECE_FRAMES) {
                pieces.add(frame);
            }
        }
        pieces.add(end);
        return List.copyOf(pieces);
    }

    /** The height of what one eye sees. */
    int height() {
        return surface.height();
    }

    boolean isFlat() {
        return surface instanceof Flat;
    }

    /** The width of what one eye sees. */
    int width() {
        return surface.width();
    }

    /** How a frame holds what the two eyes see. */
    StereoLayout stereo() {
        return isFlat() ? StereoLayout.MONO : header.stereo();
    }

    boolean isStereo() {
        return stereo() != StereoLayout.MONO;
    }

    /** The width of a dreamed frame, with both eyes. */
    int frameWidth() {
        return stereo() == StereoLayout.SIDE_BY_SIDE ? 2 * width() : width();
    }

    /** The height of a dreamed frame, with both eyes. */
    int frameHeight() {
        return stereo() == StereoLayout.TOP_BOTTOM ? 2 * height() : height();
    }

    /** The number of frames to dream. */
    int frames() {
        return end - first;
    }

    /** The piece that begins at a frame. */
    int pieceAt(int frame) {
        return pieces.indexOf(frame);
    }
}
