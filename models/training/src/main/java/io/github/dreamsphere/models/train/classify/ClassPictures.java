package io.github.dreamsphere.models.train.classify;

import io.github.dreamsphere.models.train.TrainingImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Pictures of classes. Every tenth picture of a class, and at least one if it has two, is held out for validation.
 *
 * @param labels class names in alphabetical order
 */
record ClassPictures(List<String> labels, List<TrainingImages.Entry> trained, List<TrainingImages.Entry> heldOut) {
    private static final int EVERY = 10;

    /**
     * Splits {@code images}.
     *
     * @param place where they come from, for messages
     * @throws IOException if they are not in the folders of at least two classes
     */
    static ClassPictures of(TrainingImages images, Path place) throws IOException {
        SortedMap<String, List<TrainingImages.Entry>> classes = TrainingImages.byLabel(images.entries());
        if (classes.containsKey("")) {
            throw new UnsortedPicturesException(place, classes.get("").size());
        }
        if (classes.size() < 2) {
            throw new IOException(place + ": contains only one class, '" + classes.firstKey()
                    + "'; training a classifier needs pictures in at least two folders");
        }
        List<TrainingImages.Entry> trained = new ArrayList<>();
        List<TrainingImages.Entry> heldOut = new ArrayList<>();
        for (List<TrainingImages.Entry> pictures : classes.values()) {
            for (int i = 0; i < pictures.size(); i++) {
                boolean held = pictures.size() > 1 && i % EVERY == Math.min(EVERY, pictures.size()) / 2;
                (held ? heldOut : trained).add(pictures.get(i));
            }
        }
        return new ClassPictures(List.copyOf(classes.keySet()), trained, heldOut);
    }
}
