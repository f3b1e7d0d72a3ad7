package io.github.dreamsphere.app.film;

import io.github.dreamsphere.core.file.OutputFile;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.progress.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the shots of a film by its cuts, which are where a dream would begin anew. */
record ShotFinder(PreparedFilm film, FilmDreams dreams, Progress progress) {
    /** The shots, in their order; those that an earlier run with the same key has listed in {@code list}, if it did. */
    List<Shot> shots(Path list) throws IOException {
        Optional<List<Shot>> known = read(list);
        if (known.isPresent()) {
            return known.get();
        }
        List<Shot> shots = find();
        StringBuilder text = new StringBuilder();
        shots.forEach(shot -> text.append(shot.fileName()).append('\n'));
        OutputFile.write(list, file -> Files.writeString(file, text + film.key()));
        return shots;
    }

    private Optional<List<Shot>> read(Path list) throws IOException {
        if (!Files.isRegularFile(list)) {
            return Optional.empty();
        }
        String text = Files.readString(list);
        List<Shot> shots = new ArrayList<>();
        int line = 0;
        Optional<Shot> shot = shotAt(text, line);
        while (shot.isPresent()) {
            shots.add(shot.get());
            line = text.indexOf('\n', line) + 1;
            shot = shotAt(text, line);
        }
        return text.substring(line).equals(film.key()) ? Optional.of(shots) : Optional.empty();
    }

    private static Optional<Shot> shotAt(String text, int line) {
        int end = text.indexOf('\n', line);
        return end < 0 ? Optional.empty() : Shot.ofFileName(text.substring(line, end));
    }

    private List<Shot> find() throws IOException {
        FilmPlan plan = film.plan();
        EyeFrames eyes = new EyeFrames(plan);
        List<Shot> shots = new ArrayList<>();
        try (FrameCursor frames = new FrameCursor(film.film())) {
            int first = plan.first();
            Image before = eyes.first(frames.at(first));
            for (int frame = first + 1; frame < plan.end(); frame++) {
                progress.checkCancelled();
                progress.report(
                        "frame " + (frame - plan.first()) + "/" + plan.frames(), frame - plan.first(), plan.frames());
                Image seen = eyes.first(frames.at(frame));
                if (dreams.at(frame).isCut(before, seen, plan.surface())) {
                    shots.add(new Shot(first, frame));
                    first = frame;
                }
                before = seen;
            }
            shots.add(new Shot(first, plan.end()));
        }
        return shots;
    }
}
