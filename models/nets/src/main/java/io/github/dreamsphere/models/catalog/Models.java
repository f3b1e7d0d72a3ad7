package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.models.caffe.CaffeFiles;
import io.github.dreamsphere.models.caffe.CaffeReader;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetCheck;
import io.github.dreamsphere.models.net.NetFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds nets by name, folder or file. */
public final class Models {
    private final ImportedModels imported;
    private final ModelCache fetched;
    private final Catalogue catalogue;

    Models(ImportedModels imported, ModelCache fetched, Catalogue catalogue) {
        this.imported = imported;
        this.fetched = fetched;
        this.catalogue = catalogue;
    }

    /** The nets of the current user. */
    public static Models ofProcess() {
        return in(StandardFolders.ofProcess());
    }

    /** The nets in the given folders. */
    public static Models in(StandardFolders folders) {
        return new Models(
                new ImportedModels(folders.data()),
                new ModelCache(folders.cache(), Downloader.ofProcess()),
                Catalogue.shipped());
    }

    /** The cache of fetched nets. */
    public ModelCache fetched() {
        return fetched;
    }

    /** The catalogue of known nets. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** Names of nets that need no download. */
    public List<String> atHand() throws IOException {
        List<String> names = new ArrayList<>();
        for (BuiltIn net : BuiltIn.values()) {
            names.add(net.netName());
        }
        names.addAll(imported.names());
        catalogue.entries().stream()
                .filter(fetched::has)
                .map(CatalogueEntry::name)
                .forEach(names::add);
        return names;
    }

    /**
     * The net that {@code argument} names: a built-in, imported or fetched net, or else a file or folder.
     *
     * @throws IOException with a one-line message, if there is no such net, it must be fetched first, or its file is
     *     broken
     */
    public Model resolve(String argument) throws IOException {
        Optional<BuiltIn> builtIn = BuiltIn.find(argument);
        if (builtIn.isPresent()) {
            return builtIn.get().load();
        }
        if (imported.names().contains(argument)) {
            return imported.read(argument);
        }
        Optional<CatalogueEntry> known = catalogue.find(argument);
        if (known.isPresent() && fetched.has(known.get())) {
            return read(known.get());
        }
        if (!argument.isBlank() && Files.exists(Path.of(argument))) {
            return read(Path.of(argument), Optional.empty());
        }
        if (known.isPresent()) {
            throw new NotFetchedException(argument);
        }
        throw new UnknownModelException(argument, atHand());
    }

    /**
     * The net in a file or folder.
     *
     * @param imageSpec how a picture becomes its input; may be empty if the file says so or is recognised
     * @throws NetFileException if it cannot be read, or if it is unknown how a picture becomes its input
     */
    public Model read(Path place, Optional<ImageSpec> imageSpec) throws IOException {
        return new NetLoader(catalogue).read(place, imageSpec);
    }

    /**
     * Stores a net under a name.
     *
     * @return its folder
     * @throws IllegalArgumentException if the name is not plain, or is taken
     */
    public Path keep(String name, Model model) throws IOException {
        if (BuiltIn.find(name).isPresent() || catalogue.find(name).isPresent()) {
            throw new IllegalArgumentException("'" + name + "' is the name of a known net; choose another name");
        }
        return imported.keep(name, model);
    }

    /** The net in one file, or in several that belong together (Caffe's prototxt and weights), in any order. */
    public Model read(List<Path> files, Optional<ImageSpec> imageSpec) throws IOException {
        return files.size() == 1 ? read(files.get(0), imageSpec) : caffe(CaffeFiles.of(files), imageSpec);
    }

    private Model caffe(CaffeFiles files, Optional<ImageSpec> imageSpec) throws IOException {
        Model model = new NetLoader(catalogue).read(files, imageSpec);
        NetCheck.sound(model.net(), files.caffemodel());
        return model;
    }

    private Model read(CatalogueEntry entry) throws IOException {
        Path folder = fetched.folder(entry);
        Net net = CaffeReader.read(
                folder.resolve(entry.prototxt().name()),
                folder.resolve(entry.weights().name()),
                entry.imageSpec());
        List<String> labels = entry.labels().isPresent()
                ? Labels.read(folder.resolve(entry.labels().get().name()))
                : List.of();
        List<String> layers =
                entry.layers().stream().filter(net.blobs()::contains).toList();
        return new Model(net.withName(entry.name()), layers, labels, NetLoader.card(entry));
    }
}
