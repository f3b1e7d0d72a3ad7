package io.github.dreamsphere.web.studio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.dreamsphere.app.recipe.Recipe;
import io.github.dreamsphere.app.recipe.RecipeText;
import io.github.dreamsphere.app.recipe.Recipes;
import io.github.dreamsphere.app.recipe.RequestDraft;
import io.github.dreamsphere.app.recipe.RequestFields;
import io.github.dreamsphere.web.studio.StoredPicture.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a person orders: a picture, a look, and what is to be other than the look says.
 *
 * @param picture to dream on
 * @param look the recipe
 * @param settings that override the look's
 * @param guide a picture whose features are dreamed
 * @param format of the result: jpg or png
 */
record DreamOrder(
        StoredPicture picture,
        String look,
        Map<String, List<String>> settings,
        Optional<StoredPicture> guide,
        String format) {
    private static final String WIDTH = "width";

    /**
     * An order as a request writes it.
     *
     * @throws Refusal if it is wrong
     */
    static DreamOrder of(StoredPicture picture, String look, JsonNode json, PictureStore pictures) {
        String format = json.path("format").asText("jpg");
        if (!List.of("jpg", "png").contains(format)) {
            throw new Refusal(Refusal.WRONG_VALUE, "Results are jpg or png.");
        }
        String guide = json.path("guide").asText("");
        return new DreamOrder(
                picture,
                look,
                Looks.settings(json.path("settings")),
                guide.isEmpty() ? Optional.empty() : Optional.of(pictures.get(guide)),
                format);
    }

    /**
     * Writes the recipe, and the guide beside it, into the folder of the dream.
     *
     * @throws Refusal if it cannot be dreamed so
     */
    void writeInto(Path folder) throws IOException {
        Recipe recipe = Looks.get(look);
        if (picture.kind() == Kind.PLAIN && (Looks.needsSphere(recipe) || settings.containsKey("region"))) {
            throw new Refusal(
                    Refusal.WRONG_VALUE,
                    "This look changes a part of the sphere, and '"
                            + picture.member("file").asText() + "' is a plain picture.");
        }
        Map<String, List<String>> all = new TreeMap<>();
        recipe.settings().forEach(setting -> all.put(setting.name(), setting.values()));
        all.putAll(settings);
        all.putAll(picture.settings());
        if (picture.kind() == Kind.NOISE && all.containsKey(WIDTH)) {
            int wide = width(all.remove(WIDTH)) / 2 * 2;
            all.put("size", List.of(wide + "x" + wide / 2));
        }
        if (guide.isPresent()) {
            all.put("guide", List.of(copyGuide(folder)));
        }
        Path file = folder.resolve("recipe.toml");
        Files.writeString(file, RecipeText.of("The look " + look + ", from the studio", all, Map.of()));
        check(file);
    }

    private static int width(List<String> words) {
        try {
            return Integer.parseInt(words.get(0));
        } catch (NumberFormatException e) {
            throw new Refusal(Refusal.WRONG_VALUE, "The width must be a whole number.");
        }
    }

    private String copyGuide(Path folder) throws IOException {
        StoredPicture of = guide.orElseThrow();
        if (of.kind() == Kind.NOISE) {
            throw new Refusal(Refusal.WRONG_VALUE, "Noise cannot guide a dream.");
        }
        String name = "guide-" + of.file().getFileName();
        Files.copy(of.file(), folder.resolve(name));
        return name;
    }

    private static void check(Path recipe) throws IOException {
        try {
            RequestDraft.read(
                    RequestFields.DREAM, Map.of(), Optional.of(Recipes.resolve(recipe.toString())), List.of());
        } catch (IOException | IllegalArgumentException e) {
            throw new Refusal(Refusal.WRONG_VALUE, Problems.of(e, recipe).replaceFirst("^[^:]*:\\d+:\\d+: ", ""));
        }
    }

    /** What the dream's file says, and pages are told. */
    ObjectNode about() throws IOException {
        ObjectNode about = Json.object()
                .put("picture", picture.id())
                .put("name", picture.member("file").asText())
                .put("look", look)
                .put("result", picture.stem() + "-" + look + "." + format)
                .put("flat", picture.kind() == Kind.PLAIN);
        about.set("settings", Json.tree(settings));
        guide.ifPresent(of -> about.put("guide", of.id()));
        int wide = settings.containsKey(WIDTH) ? width(settings.get(WIDTH)) : picture.width();
        about.put(WIDTH, wide).put("height", Math.round((double) wide * picture.height() / picture.width()));
        return about;
    }
}
