package io.github.dreamsphere.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The help for the options that set a request's fields, in the order in which help shows them. */
enum FieldHelp {
    MODEL(Group.OBJECTIVES, "NET", "a net: its name (see dreamsphere models), folder or file"),
    LAYER(
            Group.OBJECTIVES,
            "BLOB[:PART][@REGION][*WEIGHT]",
            "a layer to dream with (default: the net's best); can be repeated. PART: channels as 24,37, or strongest=5,"
                    + " weakest=5, neuron=24; REGION: as --region"),
    CLASS(Group.OBJECTIVES, "NAME[@REGION][*WEIGHT]", "a class to dream of: its name or number; can be repeated"),
    DIRECTION(
            Group.OBJECTIVES,
            "BLOB:24=0.5,37=-1[@REGION][*WEIGHT]",
            "a direction of a layer's channels to dream of; or BLOB:FILE, a text file with a number for each channel;"
                    + " can be repeated"),
    GUIDE(
            Group.OBJECTIVES,
            "FILE",
            "dream the features that the layers see in this picture, a plain one or a photosphere"),
    GUIDE_WEIGHT(Group.OBJECTIVES, "W", "how much of the layers' weight the guide takes, 0..1"),
    DIVERSITY(Group.OBJECTIVES, "W", "weight of an objective that keeps the layers from repeating themselves"),
    REGION(
            Group.PLACE,
            "REGION",
            "dream only there: sky, ground, horizon, zenith, nadir, or degrees as yaw:-30..30,pitch:0..60"),
    MASK(Group.PLACE, "FILE", "dream only where this picture, of IN's aspect ratio, is white"),
    SOFTNESS(Group.PLACE, "DEGREES", "over how many degrees a region's edges fade"),
    START(Group.INPUT, "noise|gradient|colour", "dream from nothing, without IN"),
    SIZE(Group.INPUT, "WxH", "with --start: size in pixels (default: 1024x512)"),
    FLAT(Group.INPUT, "", "IN is a plain picture: its edges do not meet, and no GPano tags are written"),
    WIDTH(Group.INPUT, "W", "dream at this width in pixels (default: IN's)"),
    OCTAVES(
            Group.ASCENT,
            "N|auto",
            "number of sizes to dream at, smallest first; auto: until a sphere is about 750 pixels wide, or a plain"
                    + " picture's shorter edge has about 210, so that things have the same size in a picture of any"
                    + " width"),
    OCTAVE_SCALE(Group.ASCENT, "X", "ratio of each octave's size to the one before"),
    STEPS(Group.ASCENT, "N[,N...]", "steps of gradient ascent in each octave, or a list by octave, smallest first"),
    STEP_SIZE(Group.ASCENT, "X[,X...]", "mean change of a pixel in each step, of 255 levels, or a list by octave"),
    TILES(
            Group.ASCENT,
            "tangent|upright|equirect",
            "how the sphere is cut: tangent views turned in any direction at each step, level views, or tiles of the"
                    + " equirectangular picture"),
    TILE(Group.ASCENT, "PIXELS", "size of a tile, about; smaller tiles take less memory"),
    JITTER(Group.ASCENT, "PIXELS", "how far tiles move at each step; 0: not at all"),
    JITTER_KIND(
            Group.ASCENT,
            "free|shift|none",
            "how tiles move: free: views turn freely, equirect tiles start at any column; shift: no farther than"
                    + " --jitter in any direction; none"),
    SEED(Group.ASCENT, "N", "seed of the random numbers; the same seed dreams the same picture"),
    ADAM(Group.ASCENT, "", "step by Adam instead of the plain gradient"),
    GRADIENT_BLUR(Group.ASCENT, "PIXELS", "blur the gradient by a Gaussian with this standard deviation"),
    GRADIENT_PYRAMID(Group.ASCENT, "N", "split the gradient into N frequency bands of equal strength"),
    TV(Group.ASCENT, "W", "weight of total-variation smoothing"),
    FIDELITY(Group.ASCENT, "X", "how far each step returns to the original picture, 0..1 of the way"),
    KEEP_COLOUR(Group.ASCENT, "", "keep the picture's colours; only brightness dreams"),
    HOLD_CONTRAST(Group.ASCENT, "", "keep the picture's contrast"),
    BUMP(
            Group.ASCENT,
            "KIND=STRENGTH",
            "disturb the dream before each octave but the first: noise=8 (of 255 levels) or twist=20 (degrees); can be"
                    + " repeated"),
    UPSCALE(Group.INPUT, "1|2", "enlarge the dream by this factor"),
    QUALITY(Group.INPUT, "Q", "JPEG quality, 1..100"),
    FRAMES(Group.INPUT, "N", "number of frames"),
    FPS(Group.INPUT, "N", "frames per second of the video"),
    YAW(Group.MOTION, "DEGREES", "turn to the right in each frame"),
    PITCH(Group.MOTION, "DEGREES", "turn up in each frame"),
    ROLL(Group.MOTION, "DEGREES", "turn clockwise in each frame"),
    ZOOM(Group.MOTION, "X", "magnify what lies ahead by this factor in each frame, 0.25..4"),
    MOVE(Group.MOTION, "X", "move ahead in each frame, in radii of the sphere, -0.9..0.9"),
    HEADING_YAW(Group.MOTION, "DEGREES", "yaw of the direction ahead, from the front to the right"),
    HEADING_PITCH(Group.MOTION, "DEGREES", "pitch of the direction ahead, above the horizon");

    private static final Set<FieldHelp> ALONE =
            Set.of(OCTAVES, OCTAVE_SCALE, STEPS, STEP_SIZE, JITTER, JITTER_KIND, TILE, TILES, SEED);

    /** The groups of options in the help. */
    enum Group {
        /** What is read and how the result is written. */
        INPUT,
        /** What is dreamed. */
        OBJECTIVES,
        /** Where in the picture. */
        PLACE,
        /** How a journey moves. */
        MOTION,
        /** How the ascent goes. */
        ASCENT
    }

    private final Group group;
    private final String placeholder;
    private final String text;

    FieldHelp(Group group, String placeholder, String text) {
        this.group = group;
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

    /** The fields of a group, in their order. */
    static List<FieldHelp> of(Group group) {
        return Arrays.stream(values()).filter(help -> help.group == group).toList();
    }

    /** The fields that also a command without objectives has, in their order. */
    static List<FieldHelp> ofAscentAlone() {
        return Arrays.stream(values()).filter(ALONE::contains).toList();
    }
}
