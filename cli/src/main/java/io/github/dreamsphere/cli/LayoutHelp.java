package io.github.dreamsphere.cli;

/** The help of the options that say how a picture shows the sphere. */
final class LayoutHelp {
    static final String LAYOUT =
            "layout of a whole sphere that is not equirectangular. cube: six faces, in a strip (6:1 or 1:6) or"
                    + " two rows (3:2) in the order right, left, up, down, front, back, or as a cross (4:3 or 3:4) with the front"
                    + " where its bars meet. fisheye: two fisheyes of 190 degrees side by side (2:1), the left one looking back"
                    + " (default: from the file's name, such as NAME_cube or NAME_fisheye)";

    static final String SPAN =
            "horizontal angle of a picture without GPano tags, up to 360; its middle row is the horizon";

    private LayoutHelp() {}
}
