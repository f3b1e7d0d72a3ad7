package io.github.dreamsphere.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Sends work away, as a cluster does. */
final class Elsewhere {
    private Elsewhere() {}

    /** Opens {@code shipped} with its files in another folder, which is made in {@code folder}. */
    static PictureWorker open(ShippedWork shipped, Path folder) throws Exception {
        Path machine = Files.createDirectory(folder.resolve("machine"));
        Map<String, Path> places = new HashMap<>();
        for (Map.Entry<String, Path> file : shipped.files().entrySet()) {
            assertThat(file.getValue().getFileName()).hasToString(file.getKey());
            places.put(file.getKey(), Files.move(file.getValue(), machine.resolve(file.getKey())));
        }
        return sent(shipped.work()).open(places::get);
    }

    private static PictureWork sent(PictureWork work) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(work);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return (PictureWork) in.readObject();
        }
    }
}
