package io.github.dreamsphere.web.room;

import io.github.dreamsphere.Events;
import io.github.dreamsphere.app.video.Ffmpeg;
import io.github.dreamsphere.core.file.Leftovers;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.web.tiles.PictureLevels;
import io.github.dreamsphere.web.tiles.SpherePicture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The face of a film that has a place of its own: its first frame. */
final class FilmFrame {
    private FilmFrame() {}

    /** The face; empty, with a warning, if no frame can be read. */
    static Optional<Face> face(Source.OfFilm film, Events events) throws IOException {
        Optional<Ffmpeg> ffmpeg = Ffmpeg.find();
        if (ffmpeg.isEmpty()) {
            events.warning(film.file() + ": gets no thumbnail, because there is no ffmpeg");
            return Optional.empty();
        }
        Path folder = Files.createTempDirectory("dreamsphere");
        try {
            Path frame = folder.resolve("frame.png");
            ffmpeg.get().firstFrame(film.file(), frame);
            return Optional.of(face(SpherePicture.read(frame, film.video().stereo())));
        } catch (IOException e) {
            events.warning(film.file() + ": gets no thumbnail: " + e.getMessage());
            return Optional.empty();
        } finally {
            Leftovers.deleteTree(folder);
        }
    }

    private static Face face(SpherePicture frame) throws IOException {
        PictureLevels levels = new PictureLevels(frame);
        Image image = levels.keep(RoomFolder.faceLevel(frame));
        levels.read(Progress.SILENT);
        return new Face(image, frame.header(), FirstView.CENTRE);
    }
}
