package io.github.dreamsphere.app.nets;

import io.github.dreamsphere.NetImport;
import io.github.dreamsphere.models.catalog.Labels;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.catalog.Models;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Imports nets.
 *
 * @param models where they are kept
 */
public record NetImporter(Models models) {
    /**
     * A net that was imported.
     *
     * @param folder where it is kept
     */
    public record Kept(Model model, Path folder) {}

    /**
     * Reads the net that {@code request} names and keeps it.
     *
     * @throws io.github.dreamsphere.models.net.UnknownBlobException if it has no such layer
     * @throws IOException if a file cannot be read
     */
    public Kept keep(NetImport request) throws IOException {
        Model read = models.read(request.files(), request.input());
        request.layers().forEach(read.net()::upTo);
        List<String> layers = request.layers().isEmpty() ? read.layers() : request.layers();
        List<String> labels =
                request.labels().isPresent() ? Labels.read(request.labels().get()) : read.labels();
        String card = read.card().isBlank() ? "Imported from " + request.files().get(0) : read.card();
        String noted = Stream.concat(Stream.of(card), read.notes().stream()).collect(Collectors.joining("\n"));
        Model model = new Model(read.net(), layers, labels, noted, read.notes());
        return new Kept(model, models.keep(request.name(), model));
    }
}
