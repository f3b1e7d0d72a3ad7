package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.core.file.OutputFolder;
import io.github.dreamsphere.models.net.NetCheck;
import io.github.dreamsphere.models.net.NetFile;
import io.github.dreamsphere.models.net.NetFileException;
import io.github.dreamsphere.models.net.Precision;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The nets that the user imported under names of their own, one folder each. */
final class ImportedModels {
    private static final String NAME = "[A-Za-z0-9][A-Za-z0-9._-]*";
    private static final String NET = "net.dsnet";
    private static final String LABELS = "labels.txt";
    private static final String LAYERS = "layers.txt";
    private static final String CARD = "card.txt";

    private final Path data;

    /** @param data the parent of these folders, see {@link StandardFolders#data} */
    public ImportedModels(Path data) {
        this.data = data;
    }

    /** The names of the imported nets, in alphabetical order. */
    public List<String> names() throws IOException {
        if (!Files.isDirectory(data)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(data)) {
            return folders.filter(folder -> Files.exists(folder.resolve(NET)))
                    .map(folder -> folder.getFileName().toString())
                    .filter(name -> name.matches(NAME))
                    .sorted()
                    .toList();
        }
    }

    /** The net imported as {@code name}, which must be one of {@link #names}. */
    Model read(String name) throws IOException {
        Path folder = data.resolve(name);
        return new Model(
                NetCheck.sound(NetFile.read(folder.resolve(NET)), folder.resolve(NET)),
                lines(folder.resolve(LAYERS)),
                lines(folder.resolve(LABELS)),
                String.join("\n", lines(folder.resolve(CARD))));
    }

    private static List<String> lines(Path file) throws IOException {
        try {
            return Files.exists(file) ? Files.readAllLines(file) : List.of();
        } catch (CharacterCodingException e) {
            throw new NetFileException(file, "is not a text file; import the net again", e);
        }
    }

    /**
     * Stores {@code model} as {@code name}; if writing fails, nothing is left behind.
     *
     * @throws IllegalArgumentException if the name is not a valid folder name, or is taken
     */
    public Path keep(String name, Model model) throws IOException {
        if (!name.matches(NAME)) {
            throw new IllegalArgumentException(
                    "a net's name must consist of letters, digits, dots, dashes and underscores, was '" + name + "'");
        }
        Path folder = data.resolve(name);
        if (Files.exists(folder)) {
            throw new IllegalArgumentException(
                    "there is already a net named '" + name + "'; delete " + folder + " first, or choose another name");
        }
        Files.createDirectories(data);
        try (OutputFolder output = OutputFolder.beside(folder)) {
            Path beside = output.partial();
            NetFile.write(model.net().withName(name), Precision.FLOAT32, beside.resolve(NET));
            Files.write(beside.resolve(LABELS), model.labels());
            Files.write(beside.resolve(LAYERS), model.layers());
            Files.writeString(beside.resolve(CARD), model.card());
            output.commit();
        }
        return folder;
    }
}
