package io.github.dreamsphere.app.measure;

import io.github.dreamsphere.core.dream.DreamOptions;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.progress.Progress;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.measure.TeacherGain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Measures how much of a net's dreams another net, its teacher, sees: by how much the teacher's ½Σa² rises, relative to its
 * own dream. Crops of photospheres are dreamed by both with Google's options.
 *
 * @param spheres files of full photospheres; at least one
 * @param teacher the net that judges: its name, folder or file
 * @param blob the teacher's blob that is dreamed and measured
 * @param model the net that is judged
 * @param layer its blob that is dreamed; empty: its best
 * @param sheet where a picture of every crop and both dreams goes; empty: none is drawn
 */
public record DreamMeasurement(
        List<Path> spheres, String teacher, String blob, String model, Optional<String> layer, Optional<Path> sheet) {
    /** Google's. They stay the same whatever a dream's defaults are, so that figures can be compared. */
    private static final DreamOptions OPTIONS = DreamOptions.defaults()
            .withOctaves(4)
            .withOctaveScale(1.4)
            .withSteps(10)
            .withStepSize(1.5)
            .withJitter(32)
            .withTile(512);

    /** @throws IllegalArgumentException if there is no photosphere */
    public DreamMeasurement {
        spheres = List.copyOf(spheres);
        if (spheres.isEmpty()) {
            throw new IllegalArgumentException("there is no photosphere to dream");
        }
    }

    /**
     * What was measured on one photosphere.
     *
     * @param sphere its file
     * @param before the teacher's ½Σa² for the crop
     * @param teacher the same for the teacher's own dream
     * @param student the same for the judged net's dream
     * @param share the judged net's gain as a part of the teacher's
     */
    public record Row(Path sphere, double before, double teacher, double student, double share) {}

    /** The blob that the judged net dreams with. */
    public String dreamedLayer(Models models) throws IOException {
        return layer.isPresent() ? layer.get() : models.resolve(model).defaultLayer();
    }

    /**
     * Measures.
     *
     * @param models where the nets are looked for
     * @param taker receives each photosphere's row when it is done
     */
    public void run(Models models, Progress progress, Consumer<Row> taker) throws IOException {
        Model judged = models.resolve(model);
        String dreamed = dreamedLayer(models);
        List<List<Image>> pictures = new ArrayList<>();
        try (Network judge = new Network(models.resolve(teacher).net());
                Network student = new Network(judged.net())) {
            TeacherGain gain = new TeacherGain(judge, blob, OPTIONS);
            for (Path sphere : spheres) {
                Image crop = CropSheet.crop(PhotosphereFile.read(sphere).image());
                TeacherGain.Judgement said = gain.judge(crop, student, dreamed, progress);
                pictures.add(List.of(crop, said.teacherDream(), said.studentDream()));
                taker.accept(new Row(sphere, said.before(), said.teacher(), said.student(), said.share()));
            }
        }
        if (sheet.isPresent()) {
            CropSheet.write(pictures, sheet.get());
        }
    }
}
