package io.github.dreamsphere.viewer.window;

import io.github.dreamsphere.core.file.FileName;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.WriteOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Writes pictures of the view into a folder, under names not used before, on a thread of their own. */
final class Screenshot {
    private final Path folder;
    private final Consumer<String> say;

    /** @param say told what was written, or why not; called on another thread */
    Screenshot(Path folder, Consumer<String> say) {
        this.folder = folder;
        this.say = say;
    }

    void write(Image view, String name) {
        Thread writer = new Thread(() -> writeNow(view, name), "screenshot");
        writer.start();
    }

    private void writeNow(Image view, String name) {
        Path file = unused(name);
        try {
            ImageWriter.write(new Picture(view, Metadata.NONE), file, WriteOptions.defaults());
            say.accept("saved " + file.getFileName());
        } catch (IOException e) {
            say.accept("the picture could not be saved: " + e.getMessage());
        }
    }

    private Path unused(String name) {
        String stem = FileName.of(name).stem();
        int number = 1;
        while (Files.exists(folder.resolve(fileName(stem, number)))) {
            number++;
        }
        return folder.resolve(fileName(stem, number));
    }

    private static String fileName(String stem, int number) {
        return String.format("%s-view-%03d.png", stem, number);
    }
}
