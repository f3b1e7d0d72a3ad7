package io.github.dreamsphere.app.nets;

import io.github.dreamsphere.ClassifyRequest;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.models.catalog.Labels;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.objective.ClassScore;
import java.io.IOException;
import java.util.List;

/**
 * Asks nets what they see.
 *
 * @param models where nets are looked for
 */
public record Classifier(Models models) {
    /** The classes that a net sees most strongly, the strongest first. */
    public List<ClassScore> classify(ClassifyRequest request) throws IOException {
        Image image = ImageReader.read(request.picture()).image();
        Model read = models.resolve(request.model());
        Model model = request.labels().isPresent()
                ? new Model(
                        read.net(), read.layers(), Labels.read(request.labels().get()), read.card())
                : read;
        int edge = request.size().orElseGet(() -> ClassScore.usualSize(model));
        return ClassScore.strongest(model, image, edge, request.classes());
    }
}
