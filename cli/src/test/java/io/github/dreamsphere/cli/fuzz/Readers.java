package io.github.dreamsphere.cli.fuzz;

import io.github.dreamsphere.app.dream.DirectionReading;
import io.github.dreamsphere.app.recipe.RequestRecipes;
import io.github.dreamsphere.app.video.SphericalVideo;
import io.github.dreamsphere.app.video.VideoHeader;
import io.github.dreamsphere.core.dream.DreamState;
import io.github.dreamsphere.core.dream.DreamStateFile;
import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.core.image.Image;
import io.github.dreamsphere.core.image.ImageReader;
import io.github.dreamsphere.core.image.ImageWriter;
import io.github.dreamsphere.core.image.Metadata;
import io.github.dreamsphere.core.image.Picture;
import io.github.dreamsphere.core.image.ReadObserver;
import io.github.dreamsphere.core.image.WriteOptions;
import io.github.dreamsphere.core.photosphere.Photosphere;
import io.github.dreamsphere.core.photosphere.PhotosphereFile;
import io.github.dreamsphere.core.plane.Planes;
import io.github.dreamsphere.core.plane.Row;
import io.github.dreamsphere.models.catalog.CatalogueReading;
import io.github.dreamsphere.models.catalog.Labels;
import io.github.dreamsphere.models.catalog.Models;
import io.github.dreamsphere.models.catalog.NotFetchedException;
import io.github.dreamsphere.models.catalog.StandardFolders;
import io.github.dreamsphere.models.catalog.UnknownModelException;
import io.github.dreamsphere.models.engine.Network;
import io.github.dreamsphere.models.engine.Pass;
import io.github.dreamsphere.models.net.ImageSpec;
import io.github.dreamsphere.models.net.Net;
import io.github.dreamsphere.models.net.NetDigest;
import io.github.dreamsphere.models.net.Shape;
import io.github.dreamsphere.models.net.ShapeException;
import io.github.dreamsphere.models.train.Checkpoint;
import io.github.dreamsphere.models.train.CurveReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads inputs as the commands read them. */
final class Readers {
    private static final ImageSpec SPEC = ImageSpec.of(1, 1, ImageSpec.Channels.RGB, 0, 0, 0);
    private static final String[] WRITTEN = {".jpg", ".png", ".tif"};
    private static final int EDGE = 32;

    /** How many channels the blob of a direction has. */
    static final int CHANNELS = 4;

    /** Passes over larger blobs are refused by the budget of a dream, before they begin. */
    private static final long MOST_VALUES = 1 << 22;

    private Readers() {}

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findFirst().orElseThrow();
        }
    }

    /** Reads a picture as a whole, as bands and as a photosphere, and writes it in another format. */
    static String picture(Path folder, List<String> warnings) throws Exception {
        Path file = only(folder);
        Picture whole = ImageReader.read(file, new Watching());
        warnings.addAll(whole.warnings());
        Image image = whole.image();
        try (BandReader bands = BandReader.open(file)) {
            float[] rgb = bands.read(bands.height()).rgb();
            if (!Arrays.equals(rgb, image.rgb())) {
                throw new AssertionError("bands differ from the whole");
            }
        }
        int hash = Arrays.hashCode(image.rgb());
        String suffix = WRITTEN[Math.floorMod(Arrays.hashCode(Files.readAllBytes(file)), WRITTEN.length)];
        Path copy = folder.resolve("copy" + suffix);
        if (PhotosphereFile.isPhotosphere(whole)) {
            Photosphere photosphere = PhotosphereFile.read(file);
            PhotosphereFile.write(photosphere, copy, WriteOptions.defaults(), Map.of("run", "1"));
            PhotosphereFile.read(copy);
        } else {
            ImageWriter.write(whole, copy, WriteOptions.defaults());
            ImageReader.read(copy);
        }
        return image.width() + "x" + image.height() + " " + hash;
    }

    /** Asks for everything that a viewer asks for. */
    private static final class Watching implements ReadObserver {
        @Override
        public void begun(int width, int height, Metadata metadata) {}

        @Override
        public void small(Image small) {}

        @Override
        public void rows(Image picture, int rows) {}
    }

    /** Reads a net in a file or folder and asks it what commands ask; runs some of them. */
    static String net(Path folder, List<String> warnings) throws Exception {
        Models models = models(folder);
        List<Path> files;
        try (Stream<Path> all = Files.list(folder)) {
            files = all.sorted().toList();
        }
        Net net = models.read(files, Optional.of(SPEC)).net();
        String digest = NetDigest.of(net);
        try {
            String output = net.output();
            net.minimumSize(output);
            net.fixedSize(output);
            net.channels(output);
            net.listing(EDGE, EDGE);
            long values = net.shapes(EDGE, EDGE).values().stream()
                    .mapToLong(Shape::length)
                    .sum();
            if (values < MOST_VALUES && isChosen(digest)) {
                run(net, output);
            }
        } catch (ShapeException e) {
            // A picture that is too small for this net, which commands tell the user.
            warnings.add(e.getMessage());
        }
        return digest;
    }

    /** Running takes much longer than reading, so only three nets of sixteen run, chosen by their digest. */
    private static boolean isChosen(String digest) {
        return digest.charAt(0) < '3';
    }

    private static void run(Net net, String output) {
        try (Network network = new Network(net);
                Pass pass = network.forwardBackward(output, EDGE, EDGE)) {
            pass.forward(new float[EDGE * EDGE * 3]);
            pass.backward(pass.activation(), new float[EDGE * EDGE * 3]);
        }
    }

    private static Models models(Path folder) {
        return Models.in(new StandardFolders(folder.resolve("cache"), folder));
    }

    /** Reads a net that was imported: the net, its labels, its layers and its card. */
    static String imported(Path folder, List<String> warnings) throws Exception {
        Path place = Files.createDirectory(folder.resolve("mine"));
        try (Stream<Path> all = Files.list(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Files.move(file, place.resolve(file.getFileName()));
            }
        }
        var model = models(folder).resolve("mine");
        return NetDigest.of(model.net()) + model.labels() + model.layers() + model.card();
    }

    /** Reads a recipe, whose net and files lie beside it. */
    static String recipe(Path folder, List<String> warnings) throws Exception {
        try {
            return new RequestRecipes(models(folder))
                    .read(folder.resolve("recipe.toml").toString())
                    .toString();
        } catch (UnknownModelException | NotFetchedException e) {
            // These say which net is missing, not in which recipe.
            warnings.add(e.getMessage());
            return "";
        }
    }

    static String labels(Path folder, List<String> warnings) throws Exception {
        return Labels.read(only(folder)).toString();
    }

    static String catalogue(Path folder, List<String> warnings) throws Exception {
        return CatalogueReading.of(only(folder));
    }

    static String curve(Path folder, List<String> warnings) throws Exception {
        return CurveReading.continued(folder);
    }

    static String direction(Path folder, List<String> warnings) throws Exception {
        return DirectionReading.of(only(folder), CHANNELS);
    }

    /** Reads what a film says of itself, marks a copy as a sphere and reads that. */
    static String film(Path folder, List<String> warnings) throws Exception {
        Path file = only(folder);
        VideoHeader header = VideoHeader.read(file);
        Path marked = folder.resolve("marked.mp4");
        SphericalVideo.mark(file, marked);
        if (!VideoHeader.read(marked).spherical()) {
            throw new AssertionError("a film that was marked is no sphere");
        }
        return header + " " + Arrays.hashCode(Files.readAllBytes(marked));
    }

    /** Reads the state of a dream. */
    static String state(Path folder, List<String> warnings) throws Exception {
        DreamState state = DreamStateFile.read(only(folder), "key", Planes.inMemory());
        int hash = 0;
        for (int y = 0; y < state.height(); y++) {
            Row row = state.dream().row(y);
            hash = 31 * hash
                    + Arrays.hashCode(Arrays.copyOfRange(row.array(), row.offset(), row.offset() + row.length()));
        }
        return state.level() + " " + state.step() + " " + hash;
    }

    /** Settings of a training. */
    record Settings(int steps, String name) {}

    static String checkpoint(Path folder, List<String> warnings) throws Exception {
        Checkpoint<Settings> read = Checkpoint.read(only(folder), Settings.class);
        return read.step() + " " + read.settings()
                + Arrays.hashCode(read.averaged().params().dup().data().asFloat());
    }
}
