package io.github.dreamsphere.cli;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The help for the options that set a request's fields, in the order in which help shows them. */
enum FieldHelp {
    MODEL("NET", "a net: its name (see dreamsphere models), folder or file"),
    LAYER(
            "BLOB[:PART][@REGION][*WEIGHT]",
            "a layer to dream with (default: the net's best); can be repeated. PART: channels as 24,37, or strongest=5,"
                    + " weakest=5, neuron=24; REGION: as --region"),
    CLASS("NAME[@REGION][*WEIGHT]", "a class to dream of: its name or number; can be repeated"),
    DIRECTION(
            "BLOB:24=0.5,37=-1[@REGION][*WEIGHT]",
            "a direction of a layer's channels to dream of; or BLOB:FILE, a text file with a number for each channel;"
                    + " can be repeated"),
    GUIDE("FILE", "dream the features that the layers see in this picture, a plain one or a photosphere"),
    GUIDE_WEIGHT("W", "how much of the layers' weight the guide takes, 0..1"),
    DIVERSITY("W", "weight of an objective that keeps the layers from repeating themselves"),
    REGION("REGION", "dream only there: sky, ground, horizon, zenith, nadir, or degrees as yaw:-30..30,pitch:0..60"),
    MASK("FILE", "dream only where this picture, of IN's aspect ratio, is white"),
    SOFTNESS("DEGREES", "over how many degrees a region's edges fade"),
    START("noise|gradient|colour", "dream from nothing, without IN"),
    SIZE("WxH", "with --start: size in pixels (default: 1024x512)"),
    FLAT("", "IN is a plain picture: its edges do not meet, and no GPano tags are written"),
    WIDTH("W", "dream at this width in pixels (default: IN's)"),
    OCTAVES("N", "number of sizes to dream at, smallest first"),
    OCTAVE_SCALE("X", "ratio of each octave's size to the one before"),
    STEPS("N[,N...]", "steps of gradient ascent in each octave, or a list by octave, smallest first"),
    STEP_SIZE("X[,X...]", "mean change of a pixel in each step, of 255 levels, or a list by octave"),
    TILES(
            "tangent|upright|equirect",
            "how the sphere is cut: tangent views turned in any direction at each step, level views, or tiles of the"
                    + " equirectangular picture"),
    TILE("PIXELS", "size of a tile, about; smaller tiles take less memory"),
    JITTER("PIXELS", "how far tiles move at each step; 0: not at all"),
    JITTER_KIND(
            "free|shift|none",
            "how tiles move: free: views turn freely, equirect tiles start at any column; shift: no farther than"
                    + " --jitter in any direction; none"),
    SEED("N", "seed of the random numbers; the same seed dreams the same picture"),
    ADAM("", "step by Adam instead of the plain gradient"),
    GRADIENT_BLUR("PIXELS", "blur the gradient by a Gaussian with this standard deviation"),
    GRADIENT_PYRAMID("N", "split the gradient into N frequency bands of equal strength"),
    TV("W", "weight of total-variation smoothing"),
    FIDELITY("X", "how far each step returns to the original picture, 0..1 of the way"),
    KEEP_COLOUR("", "keep the picture's colours; only brightness dreams"),
    HOLD_CONTRAST("", "keep the picture's contrast"),
    BUMP(
            "KIND=STRENGTH",
            "disturb the dream before each octave but the first: noise=8 (of 255 levels) or twist=20 (degrees); can be"
                    + " repeated"),
    UPSCALE("1|2", "enlarge the dream by this factor"),
    QUALITY("Q", "JPEG quality, 1..100"),
    FRAMES("N", "number of frames"),
    FPS("N", "frames per second of the video"),
    YAW("DEGREES", "turn to the right in each frame"),
    PITCH("DEGREES", "turn up in each frame"),
    ROLL("DEGREES", "turn clockwise in each frame"),
    ZOOM("X", "magnify what lies ahead by this factor in each frame, 0.25..4"),
    MOVE("X", "move ahead in each frame, in radii of the sphere, -0.9..0.9"),
    HEADING_YAW("DEGREES", "yaw of the direction ahead, from the front to the right"),
    HEADING_PITCH("DEGREES", "pitch of the direction ahead, above the horizon");

    private static final Set<FieldHelp> ASCENT =
            Set.of(OCTAVES, OCTAVE_SCALE, STEPS, STEP_SIZE, JITTER, JITTER_KIND, TILE, TILES, SEED);

    private final String placeholder;
    private final String text;

    FieldHelp(String placeholder, String text) {
        this.placeholder = placeholder;
        this.text = text;
    }

    /** The name of the field and of its option. */
    String fieldName() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The form of the option's value. */
    String placeholder() {
        return placeholder;
    }

    /** What the option does. */
    String text() {
        return text;
    }

    /** The names of the fields of the ascent. */
    static Set<String> ofAscent() {
        return ASCENT.stream().map(FieldHelp::fieldName).collect(Collectors.toSet());
    }

    /** The fields of the ascent, in their order. */
    static Iterable<FieldHelp> ascent() {
        return Arrays.stream(values()).filter(ASCENT::contains).toList();
    }
}
