package io.github.dreamsphere.web.studio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the layers of the built-in net dream, by the pictures of the documentation's atlas. */
final class LayerAtlas {
    private static final Pattern PICTURE =
            Pattern.compile("<img src=\"layers/([^\"/]+\\.jpg)\" alt=\"dreamed with ([^\"]+)\"");

    private static final String JPEG = ".jpg";

    private LayerAtlas() {}

    private record Entry(String layer, String file) {
        String stem() {
            return file.substring(0, file.lastIndexOf('.'));
        }
    }

    private static List<Entry> entries() throws IOException {
        List<Entry> entries = new ArrayList<>();
        Matcher picture = PICTURE.matcher(new String(resource("index.html"), StandardCharsets.UTF_8));
        while (picture.find()) {
            entries.add(new Entry(picture.group(2), picture.group(1)));
        }
        return entries;
    }

    /** Whether a recipe's layers, perhaps with channels or shares, are layers of the built-in net. */
    static boolean has(List<String> layers) throws IOException {
        List<String> names = entries().stream().map(Entry::layer).toList();
        return layers.stream().allMatch(layer -> names.contains(layer.replaceFirst("[:*].*", "")));
    }

    /** The layers' names, the lowest first. */
    static ArrayNode json() throws IOException {
        ArrayNode layers = Json.object().putArray("layers");
        entries().forEach(entry -> layers.add(entry.layer()));
        return layers;
    }

    /** For each layer the numbers of its strongest channels, from 0. */
    static ArrayNode channels() throws IOException {
        ArrayNode all = Json.object().putArray("channels");
        for (Entry entry : entries()) {
            ArrayNode numbers = all.addArray();
            String text = new String(resource("channels/" + entry.stem() + ".txt"), StandardCharsets.UTF_8);
            for (String number : text.strip().split(" ")) {
                numbers.add(Integer.parseInt(number));
            }
        }
        return all;
    }

    /**
     * The tiles of a layer's channels side by side, a JPEG.
     *
     * @param number of the layer, from 0
     * @throws Refusal if there is none
     */
    static byte[] sheet(String number) throws IOException {
        return resource("channels/" + entry(number).file());
    }

    /**
     * The picture of a layer, a JPEG.
     *
     * @param number its place in the list, from 0, and {@code .jpg}
     * @throws Refusal if there is none
     */
    static byte[] picture(String number) throws IOException {
        if (!number.endsWith(JPEG)) {
            throw nothing();
        }
        return resource("layers/"
                + entry(number.substring(0, number.length() - JPEG.length())).file());
    }

    private static Entry entry(String number) throws IOException {
        List<Entry> entries = entries();
        for (int i = 0; i < entries.size(); i++) {
            if (number.equals("" + i)) {
                return entries.get(i);
            }
        }
        throw nothing();
    }

    private static Refusal nothing() {
        return new Refusal(Refusal.NOT_FOUND, "There is no such layer.");
    }

    private static byte[] resource(String name) throws IOException {
        try (InputStream in = LayerAtlas.class.getResourceAsStream("atlas/" + name)) {
            if (in == null) {
                throw new IOException("atlas/" + name + ": is missing from this build; build it again");
            }
            return in.readAllBytes();
        }
    }
}
