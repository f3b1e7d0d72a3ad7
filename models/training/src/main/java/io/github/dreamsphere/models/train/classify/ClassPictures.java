package io.github.dreamsphere.models.train.classify;

import io.github.dreamsphere.models.train.TrainingImages;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Pictures of classes, some of each held out for validation: every tenth, and at least one of a class that has two.
 *
 * @param labels the names of the classes, in alphabetical order
 */
record ClassPictures(List<String> labels, List<TrainingImages.Entry> trained, List<TrainingImages.Entry> heldOut) {
    private static final int EVERY = 10;

    /**
     * Splits {@code images}.
     *
     * @param place where they come from, for messages
     * @throws IOException if they do not lie in at least two classes' folders
     */
    static ClassPictures of(TrainingImages images, Path place) throws IOException {
        TreeMap<String, List<TrainingImages.Entry>> classes = images.entries().stream()
                .collect(Collectors.groupingBy(TrainingImages.Entry::label, TreeMap::new, Collectors.toList()));
        if (classes.containsKey("")) {
            throw new UnsortedPicturesException(place, classes.get("").size());
        }
        if (classes.size() < 2) {
            throw new IOException(place + ": there is one class only, '" + classes.firstKey()
                    + "'; a net learns classes from at least two folders of pictures");
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
