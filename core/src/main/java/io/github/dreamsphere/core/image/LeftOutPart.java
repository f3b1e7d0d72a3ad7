package io.github.dreamsphere.core.image;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A part of a picture file beside its picture that is not read and not written again. */
public enum LeftOutPart {
    /** The gain map of an HDR picture: by it a bright screen shows more than the picture's own range. */
    GAIN_MAP("its HDR gain map is left out; the picture keeps its standard range", "gainmap", "gain-map"),
    /** The video of a motion photo. */
    VIDEO("the video of its motion photo is left out", "motionphoto", "microvideo", "video/"),
    /** Depth or masks for effects of portraits. */
    DEPTH("its depth map is left out", "depth", "matte", "/dd/"),
    /** Other pictures: previews, the other eye, the original of an effect. */
    PICTURES("the other pictures in it are left out");

    private final String warning;
    private final List<String> words;

    LeftOutPart(String warning, String... words) {
        this.warning = warning;
        this.words = List.of(words);
    }

    /** The parts that a text of metadata about other parts speaks of; none only if it is empty. */
    static Stream<LeftOutPart> namedIn(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        List<LeftOutPart> named =
                Arrays.stream(values()).filter(part -> part.isNamedIn(lower)).toList();
        return named.isEmpty() && !lower.isEmpty() ? Stream.of(PICTURES) : named.stream();
    }

    private boolean isNamedIn(String lower) {
        return words.stream().anyMatch(lower::contains);
    }

    /** Adds the warning about this part, once; a warning about a known part replaces one about other pictures. */
    public void warn(List<String> warnings) {
        boolean isCovered = Arrays.stream(values())
                .filter(part -> part == this || this == PICTURES)
                .anyMatch(part -> warnings.contains(part.warning));
        if (!isCovered) {
            warnings.remove(PICTURES.warning);
            warnings.add(warning);
        }
    }
}
