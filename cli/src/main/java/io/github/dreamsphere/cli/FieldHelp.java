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
            "a layer to dream with (default: the net's best); can be repeated. PART: channels such as 24,37, or"
                    + " strongest=5, weakest=5, neuron=24. REGION: see --region"),
    CLASS(Group.OBJECTIVES, "NAME[@REGION][*WEIGHT]", "a class to dream of: its name or number; can be repeated"),
    DIRECTION(
            Group.OBJECTIVES,
            "BLOB:24=0.5,37=-1[@REGION][*WEIGHT]",
            "a direction in the space of a layer's channels, given by some channels and their components; or BLOB:FILE,"
                    + " a text file with a number for each channel; can be repeated"),
    GUIDE(
            Group.OBJECTIVES,
            "FILE",
            "dream the features of this picture, which may be a plain picture or a photosphere"),
    GUIDE_WEIGHT(Group.OBJECTIVES, "W", "share of the layers' weight that goes to the guide, 0..1"),
    DIVERSITY(
            Group.OBJECTIVES,
            "W",
            "weight of the diversity objective, which keeps a tile's parts from looking the same"),
    REGION(
            Group.PLACE,
            "REGION",
            "dream only in this region: sky, ground, horizon, zenith, nadir, or degrees such as"
                    + " yaw:-30..30,pitch:0..60"),
    MASK(Group.PLACE, "FILE", "dream only where this picture is white; it needs the aspect ratio of IN"),
    SOFTNESS(Group.PLACE, "DEGREES", "width of the soft edge of a region"),
    START(Group.INPUT, "noise|gradient|colour", "start from noise, a gradient or one colour instead of IN"),
    SIZE(Group.INPUT, "WxH", "with --start: size in pixels (default: 1024x512)"),
    FLAT(Group.INPUT, "", "IN is a plain picture: its edges do not meet, and no GPano tags are written"),
    LAYOUT(Group.INPUT, "cube|fisheye", LayoutHelp.TEXT),
    SPAN(
            Group.INPUT,
            "DEGREES",
            "horizontal angle of a picture without GPano tags, 10 to 360; its middle row is the horizon"),
    WIDTH(Group.INPUT, "W", "dream at this width in pixels (default: IN's)"),
    OCTAVES(
            Group.ASCENT,
            "N|auto",
            "number of sizes to dream at, smallest first. auto: the smallest is about 750 pixels around the sphere, or"
                    + " 210 along the shorter edge of a plain picture, so the dreamed shapes have the same size on the"
                    + " sphere at every width"),
    OCTAVE_SCALE(Group.ASCENT, "X", "ratio of the size of each octave to the one before"),
    STEPS(
            Group.ASCENT,
            "N[,N...]",
            "steps of gradient ascent in each octave; or a list, one number for each octave, smallest first"),
    STEP_SIZE(
            Group.ASCENT,
            "X[,X...]",
            "mean change of a pixel in a step, in 8-bit levels; or a list, one number for each octave"),
    TILES(
            Group.ASCENT,
            "upright|tangent|equirect",
            "how the sphere is cut into tiles. upright: flat, upright views in every direction; tangent:"
                    + " the same, but rotated at random in each step; equirect: rectangles of the equirectangular"
                    + " picture"),
    HEADING(
            Group.ASCENT,
            "DEGREES|auto",
            "with upright tiles: the heading from which shapes near the zenith and the nadir look upright, in degrees to"
                    + " the right of the picture's centre; auto: that of the initial view in the GPano tags, or the"
                    + " centre"),
    TILE(Group.ASCENT, "PIXELS", "approximate size of a tile; smaller tiles need less memory"),
    JITTER(
            Group.ASCENT,
            "PIXELS",
            "largest distance that tiles move in each step, see --jitter-kind; 0: tiles never move"),
    JITTER_KIND(
            Group.ASCENT,
            "free|shift|none",
            "how tiles move in each step. free: views turn as far as --tiles allows; equirect tiles start at any column, and"
                    + " move up or down by at most --jitter. shift: at most --jitter in any direction, as in Google's"
                    + " Deep Dream. none: not at all"),
    DEVICE(
            Group.ASCENT,
            "cpu|gpu|gpu:N|auto",
            "what runs the net. gpu: the first graphics card; gpu:N: number N in the list of dreamsphere devices; auto: a"
                    + " graphics card if there is one. Needs OpenGL 4.3 and Linux"),
    SEED(Group.ASCENT, "N", "seed of the random numbers; the same seed gives the same bytes"),
    ADAM(Group.ASCENT, "", "use Adam instead of plain gradient steps"),
    GRADIENT_BLUR(Group.ASCENT, "PIXELS", "blur the gradient with a Gaussian of this standard deviation"),
    GRADIENT_PYRAMID(Group.ASCENT, "N", "split the gradient into N frequency bands of equal strength"),
    TV(Group.ASCENT, "W", "weight of total-variation smoothing"),
    EVENNESS(
            Group.ASCENT,
            "W",
            "how strongly parts with a weak gradient, such as a clear sky, dream: from 0 (as weakly as their gradient) to 1"
                    + " (as strongly as the rest)"),
    FIDELITY(
            Group.ASCENT,
            "X",
            "how far each step returns to the original picture, from 0 (not at all) to 1 (all the way)"),
    KEEP_COLOUR(Group.ASCENT, "", "keep the picture's colours and change only its brightness"),
    HOLD_CONTRAST(Group.ASCENT, "", "keep the picture's contrast"),
    BUMP(
            Group.ASCENT,
            "KIND=STRENGTH",
            "disturb the dream before each octave except the first: noise=8 (8-bit levels) or twist=20"
                    + " (degrees); can be repeated"),
    UPSCALE(Group.INPUT, "1|2", "enlarge the dream by this factor"),
    QUALITY(Group.INPUT, "Q", "JPEG quality, 1..100"),
    FRAMES(Group.INPUT, "N", "number of frames"),
    FPS(Group.INPUT, "N", "frames per second of the video"),
    YAW(Group.MOTION, "DEGREES", "turn to the right by this angle in each frame"),
    PITCH(Group.MOTION, "DEGREES", "turn up by this angle in each frame"),
    ROLL(Group.MOTION, "DEGREES", "turn clockwise by this angle in each frame"),
    ZOOM(Group.MOTION, "X", "magnify what lies ahead by this factor in each frame, 0.25..4"),
    MOVE(Group.MOTION, "X", "move ahead by this distance in each frame, in radii of the sphere, -0.9..0.9"),
    HEADING_YAW(
            Group.MOTION, "DEGREES", "direction of --zoom and --move: degrees to the right of the picture's centre"),
    HEADING_PITCH(Group.MOTION, "DEGREES", "direction of --zoom and --move: degrees above the horizon"),
    EVERY(Group.FILM, "N", "dream one frame in N; the others carry the dream on, which takes less time"),
    STEADY(
            Group.FILM,
            "X",
            "how little each frame adds to the dream that is carried to it, 0..1; at 1 the dream of a shot's first frame"
                    + " is only carried on");

    private static final Set<FieldHelp> ALONE =
            Set.of(OCTAVES, OCTAVE_SCALE, STEPS, STEP_SIZE, JITTER, JITTER_KIND, TILE, TILES, HEADING, SEED);

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
        /** How a film holds steady. */
        FILM,
        /** How gradient ascent works. */
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

    /** The fields for a command without objectives, in their order. */
    static List<FieldHelp> ofAscentAlone() {
        return Arrays.stream(values()).filter(ALONE::contains).toList();
    }
}
