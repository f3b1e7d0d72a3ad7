package io.github.dreamsphere.web.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.app.recipe.Recipe;
import io.github.dreamsphere.app.recipe.RecipeText;
import io.github.dreamsphere.app.recipe.Recipes;
import io.github.dreamsphere.app.recipe.RequestDraft;
import io.github.dreamsphere.app.recipe.RequestFields;
import io.github.dreamsphere.core.file.FileException;
import io.github.dreamsphere.core.image.BandReader;
import io.github.dreamsphere.web.studio.StoredPicture.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a person orders: a picture, a look, and settings that differ from the look's.
 *
 * @param picture to dream on
 * @param look the recipe
 * @param settings that override the look's
 * @param guide the id of a picture whose features are dreamed; empty: none
 * @param files the files that go into the folder of the dream, by their names there
 * @param format of the result: jpg or png
 * @param facing where the person looked: {@code yaw} and {@code pitch} in degrees; missing if that is not known
 */
record DreamOrder(
        StoredPicture picture,
        String look,
        Map<String, List<String>> settings,
        String guide,
        Map<String, Content> files,
        String format,
        JsonNode facing)
        implements DreamStore.Plan {
    /** The name of the mask's file in the folder of a dream. */
    static final String MASK = "mask.png";

    private static final String WIDTH = "width";
    private static final String LAYER = "layer";
    private static final String GUIDE = "guide-";
    private static final int MOST_MASK = 4096;

    /** What an order names by an id. */
    enum Named {
        PICTURE,
        MASK_OF_DREAM
    }

    /** Finds files that an order names. */
    interface Sources {
        /** @throws Refusal if there is none */
        Path of(Named kind, String id) throws IOException;
    }

    /** Makes a file. */
    interface Content {
        /** Writes {@code file}, which is not there. */
        void to(Path file) throws IOException;
    }

    /**
     * An order as a request writes it.
     *
     * @throws Refusal if it is wrong
     */
    static DreamOrder of(StoredPicture picture, String look, JsonNode json, Sources sources) throws IOException {
        String format = json.path("format").asText("jpg");
        if (!List.of("jpg", "png").contains(format)) {
            throw new Refusal(Refusal.WRONG_VALUE, "The format must be jpg or png.");
        }
        Map<String, Content> files = new TreeMap<>();
        String guide = json.path("guide").asText("");
        if (!guide.isEmpty()) {
            Path of = sources.of(Named.PICTURE, guide);
            files.put(GUIDE + of.getFileName(), file -> Files.copy(of, file));
        }
        String maskOf = json.path("maskOf").asText("");
        if (json.hasNonNull("mask")) {
            byte[] png = decoded(json.get("mask").asText());
            files.put(MASK, file -> Files.write(file, png));
        } else if (!maskOf.isEmpty()) {
            Path of = sources.of(Named.MASK_OF_DREAM, maskOf);
            files.put(MASK, file -> Files.copy(of, file));
        }
        return new DreamOrder(
                picture, look, Looks.settings(json.path("settings")), guide, files, format, json.path("facing"));
    }

    private static byte[] decoded(String text) {
        try {
            return Base64.getDecoder().decode(text);
        } catch (IllegalArgumentException e) {
            throw new Refusal(Refusal.WRONG_VALUE, "The mask is not written in base 64.");
        }
    }

    /**
     * Writes the recipe, and the files that it names, into the folder of the dream.
     *
     * @throws Refusal if it cannot be dreamed so
     */
    @Override
    public ObjectNode writeInto(Path folder) throws IOException {
        Recipe recipe = Looks.get(look);
        if (picture.kind() == Kind.PLAIN && (Looks.needsSphere(recipe) || settings.containsKey("region"))) {
            throw new Refusal(
                    Refusal.WRONG_VALUE,
                    "This look changes only a part of the sphere, but '"
                            + picture.member("file").asText() + "' is a plain picture.");
        }
        Map<String, List<String>> all = new TreeMap<>();
        recipe.settings().forEach(setting -> all.put(setting.name(), setting.values()));
        if (settings.containsKey(LAYER)) {
            all.remove("class");
            if (LayerAtlas.has(settings.get(LAYER))) {
                all.remove("model");
            }
        }
        all.putAll(settings);
        all.putAll(picture.settings());
        if (picture.kind() == Kind.NOISE && all.containsKey(WIDTH)) {
            int wide = width(all.remove(WIDTH)) / 2 * 2;
            all.put("size", List.of(wide + "x" + wide / 2));
        }
        for (Map.Entry<String, Content> each : files.entrySet()) {
            String name = each.getKey();
            each.getValue().to(folder.resolve(name));
            all.put(name.equals(MASK) ? "mask" : "guide", List.of(name));
        }
        if (files.containsKey(MASK)) {
            all.remove("region");
            checkMask(folder.resolve(MASK));
        }
        Path file = folder.resolve(StudioDream.RECIPE);
        Files.writeString(file, RecipeText.of("The look " + look + ", from the studio", all, Map.of()));
        check(file);
        return about();
    }

    private static int width(List<String> words) {
        try {
            return Integer.parseInt(words.get(0));
        } catch (NumberFormatException e) {
            throw new Refusal(Refusal.WRONG_VALUE, "The width must be a whole number.");
        }
    }

    private static void checkMask(Path mask) throws IOException {
        try (BandReader reader = BandReader.open(mask)) {
            if (Math.max(reader.width(), reader.height()) > MOST_MASK) {
                throw new Refusal(Refusal.WRONG_VALUE, "The mask has too many pixels.");
            }
        } catch (FileException e) {
            throw new Refusal(Refusal.WRONG_VALUE, Problems.of(e));
        }
    }

    private static void check(Path recipe) throws IOException {
        try {
            RequestDraft.read(
                    RequestFields.DREAM, Map.of(), Optional.of(Recipes.resolve(recipe.toString())), List.of());
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(Refusal.WRONG_VALUE, Problems.of(e, recipe));
        }
    }

    /** What the dream's file says, and pages are told. */
    private ObjectNode about() throws IOException {
        DreamName name = name();
        ObjectNode about = Json.object()
                .put("picture", picture.id())
                .put("name", picture.member("file").asText())
                .put("look", look)
                .put("title", name.title())
                .put("result", name.stem() + "." + format)
                .put("flat", picture.kind() == Kind.PLAIN);
        about.set("settings", Json.tree(settings));
        if (!guide.isEmpty()) {
            about.put("guide", guide);
        }
        about.put("painted", files.containsKey(MASK));
        if (facing.path("yaw").isNumber() && facing.path("pitch").isNumber()) {
            about.putObject("facing")
                    .put("yaw", facing.get("yaw").asDouble())
                    .put("pitch", facing.get("pitch").asDouble());
        }
        int wide = settings.containsKey(WIDTH) ? width(settings.get(WIDTH)) : picture.width();
        about.put(WIDTH, wide).put("height", Math.round((double) wide * picture.height() / picture.width()));
        return about;
    }

    private DreamName name() throws IOException {
        String seed = String.join("", settings.getOrDefault("seed", List.of("0")));
        DreamName name = DreamName.of(picture, look);
        return seed.equals("0") ? name : name.with("variation " + seed, "variation-" + seed);
    }
}
