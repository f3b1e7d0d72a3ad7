package io.github.dreamsphere.app.atlas;

import io.github.dreamsphere.core.file.OutputFile;
import io.github.dreamsphere.models.catalog.Model;
import io.github.dreamsphere.models.net.Footprint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.commons.text.StringEscapeUtils;

/** The page of an atlas: static HTML that any browser shows. */
final class AtlasPage {
    private static final String PAGE = "index.html";

    private final Model model;
    private final List<AtlasLayer> layers;
    private final boolean sheets;

    AtlasPage(Model model, List<AtlasLayer> layers, boolean sheets) {
        this.model = model;
        this.layers = layers;
        this.sheets = sheets;
    }

    /** Writes the page beside its place and moves it there. */
    Path write(Path folder) throws IOException {
        Path page = folder.resolve(PAGE);
        OutputFile.write(page, partial -> Files.writeString(partial, html(folder)));
        return page;
    }

    private String html(Path folder) throws IOException {
        String title = StringEscapeUtils.escapeXml10(model.net().name());
        StringBuilder html =
                new StringBuilder("""
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <title>Atlas of %s</title>
                <style>
                body { background: #111; color: #ddd; font-family: sans-serif; margin: 2em; }
                section { margin-bottom: 2.5em; }
                img { display: block; max-width: 100%%; margin-top: 0.5em; }
                p { color: #999; white-space: pre-line; }
                </style>
                </head>
                <body>
                <h1>Atlas of %s</h1>
                <p>%s</p>
                """.formatted(title, title, StringEscapeUtils.escapeXml10(model.card())));
        for (AtlasLayer layer : layers) {
            html.append(section(layer, folder));
        }
        return html.append("</body>\n</html>\n").toString();
    }

    private String section(AtlasLayer layer, Path folder) throws IOException {
        String name = StringEscapeUtils.escapeXml10(layer.blob().name());
        String sheet = "";
        if (sheets) {
            String numbers =
                    Files.readString(folder.resolve(layer.numbers())).strip().replace(" ", ", ");
            sheet = "<p>The strongest channels: " + numbers + "</p>\n"
                    + image(layer.channels(), "strongest channels of " + name);
        }
        return """
                <section id="%s">
                <h2>%s</h2>
                <p>%s</p>
                %s%s</section>
                """.formatted(name, name, facts(layer), image(layer.dream(), "dreamed with " + name), sheet);
    }

    private static String facts(AtlasLayer layer) {
        Footprint footprint = layer.blob().footprint();
        String field = Double.isInfinite(footprint.extent())
                ? "the whole picture"
                : Math.round(footprint.extent()) + " pixels";
        return String.format(
                Locale.ROOT,
                "%d channels, receptive field: %s",
                layer.blob().shape().channels(),
                field);
    }

    private static String image(Path file, String what) {
        String address = file.toString().replace('\\', '/');
        return "<img src=\"" + address + "\" alt=\"" + what + "\" loading=\"lazy\">\n";
    }
}
