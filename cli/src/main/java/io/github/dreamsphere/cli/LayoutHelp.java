package io.github.dreamsphere.cli;

/** The help of the options {@code --layout} for pictures. */
final class LayoutHelp {
    static final String TEXT =
            "layout of a whole sphere that is not equirectangular. cube: six faces, in a strip (6:1 or 1:6) or"
                    + " two rows (3:2) in the order right, left, up, down, front, back, or as a cross (4:3 or 3:4) with the front"
                    + " where its bars meet. fisheye: two fisheyes of 190 degrees side by side (2:1), the left one looking back"
                    + " (default: from the file's name, such as NAME_cube or NAME_fisheye)";

    private LayoutHelp() {}
}
