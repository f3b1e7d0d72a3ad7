package io.github.dreamsphere.models.catalog;

import io.github.dreamsphere.models.caffe.CaffeFiles;
import io.github.dreamsphere.models.caffe.CaffeReader;
import io.github.dreamsphere.models.keras.KerasReader;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetCheck;
import io.github.dreamsphere.models.net.NetFile;
import io.github.dreamsphere.models.net.NetFileException;
import io.github.dreamsphere.models.net.StoredNet;
import io.github.dreamsphere.models.onnx.OnnxReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads nets of any format from a file or folder. */
final class NetLoader {
    private final Catalogue catalogue;

    NetLoader(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    /**
     * Reads the net at {@code place}.
     *
     * @param given how a picture becomes its input; if empty, the file must say so or be recognised
     * @throws NetFileException if the file is broken, or if it is unknown how a picture becomes the input
     */
    Model read(Path place, Optional<ImageSpec> given) throws IOException {
        NetFormat format = NetFormat.at(place);
        Model model = read(place, given, format);
        NetCheck.sound(model.net(), place);
        return model;
    }

    private Model read(Path place, Optional<ImageSpec> given, NetFormat format) throws IOException {
        return switch (format) {
            case DREAMSPHERE -> own(place, given);
            case CAFFE -> read(CaffeFiles.find(place), given);
            case ONNX -> onnx(place, given);
            case KERAS -> keras(place, given);
            case DL4J -> other(place, given, format);
        };
    }

    private static Model own(Path place, Optional<ImageSpec> given) throws IOException {
        Path file = Files.isDirectory(place) ? NetFormat.fileIn(place) : place;
        StoredNet stored = NetFile.readStored(file);
        Net net = given.map(stored.net()::withImageSpec).orElse(stored.net());
        return new Model(net, stored.bestLayers(), labels(place), "");
    }

    /** Reads the two files of a Caffe net. */
    Model read(CaffeFiles files, Optional<ImageSpec> given) throws IOException {
        Path place = files.caffemodel();
        Optional<CatalogueEntry> known = Files.exists(place) ? catalogue.recognise(place) : Optional.empty();
        if (given.isEmpty() && known.isEmpty()) {
            // A truncated file of a known net is not recognised; the useful message is that it is broken.
            CaffeReader.requireReadable(files.prototxt(), files.caffemodel());
        }
        ImageSpec spec = spec(place, given, known, () -> caffeProposal(files));
        List<String> notes = new ArrayList<>();
        Net net = CaffeReader.read(files.prototxt(), files.caffemodel(), spec, notes::add);
        return new Model(
                net,
                layers(net, known),
                labels(place),
                known.map(NetLoader::card).orElse(""),
                notes);
    }

    private Model onnx(Path place, Optional<ImageSpec> given) throws IOException {
        Path file = Files.isDirectory(place) ? NetFormat.fileIn(place) : place;
        Optional<CatalogueEntry> known = catalogue.recognise(file);
        List<String> notes = new ArrayList<>();
        Net net = OnnxReader.read(file, spec(place, given, known, () -> onnxProposal(file)), notes::add);
        return new Model(
                net,
                layers(net, known),
                labels(place),
                known.map(NetLoader::card).orElse(""),
                notes);
    }

    private static Model keras(Path place, Optional<ImageSpec> given) throws IOException {
        Path file = Files.isDirectory(place) ? NetFormat.fileIn(place) : place;
        KerasReader.Result read = KerasReader.read(file);
        ImageSpec spec =
                given.or(read::knownInput).orElseThrow(() -> new UnknownInputException(place, Optional.empty()));
        Net net = read.withInput(file, spec);
        List<String> notes = new ArrayList<>(read.leftOut());
        if (given.isEmpty()) {
            notes.add(place.getFileName() + ": its input is taken to be as the file or its family says");
        }
        return new Model(net, List.of(), labels(place), "", notes);
    }

    private static Model other(Path place, Optional<ImageSpec> given, NetFormat format) throws IOException {
        Path file = Files.isDirectory(place) ? NetFormat.fileIn(place) : place;
        Net net = NetReader.of(format, file).read(file, spec(place, given, Optional.empty(), Optional::empty));
        return new Model(net, List.of(), labels(place), "");
    }

    /** Finds a proposal in the files of a net. */
    private interface Proposer {
        Optional<InputProposal> propose() throws IOException;
    }

    private static ImageSpec spec(
            Path place, Optional<ImageSpec> given, Optional<CatalogueEntry> known, Proposer proposer)
            throws IOException {
        Optional<ImageSpec> spec = given.or(() -> known.map(CatalogueEntry::imageSpec));
        if (spec.isEmpty()) {
            throw new UnknownInputException(place, proposer.propose());
        }
        return spec.get();
    }

    private static Optional<InputProposal> onnxProposal(Path file) throws IOException {
        return InputProposal.ofOnnx(
                OnnxReader.producer(file), file.toAbsolutePath().getFileName().toString());
    }

    private static Optional<InputProposal> caffeProposal(CaffeFiles files) throws IOException {
        CaffeReader.DataValues values = CaffeReader.dataValues(files.prototxt());
        return InputProposal.ofCaffe(values.means(), values.scale());
    }

    /** The layers that the catalogue recommends, if this net has them. */
    private static List<String> layers(Net net, Optional<CatalogueEntry> known) {
        return known.map(entry ->
                        entry.layers().stream().filter(net.blobs()::contains).toList())
                .orElse(List.of());
    }

    static String card(CatalogueEntry entry) {
        return entry.title() + "\nLicence: " + entry.licence() + "\nSource: " + entry.page();
    }

    private static List<String> labels(Path place) throws IOException {
        Path folder = Files.isDirectory(place) ? place : place.toAbsolutePath().getParent();
        return Labels.in(folder);
    }
}
