package io.github.dreamsphere;

/** How the frames of a film show a sphere. */
public enum FilmLayout {
    /** Longitude along the width, latitude along the height; frames are twice as wide as high for each eye. */
    EQUIRECTANGULAR,
    /**
     * Six faces of an equi-angular cube in two rows of three, with two more pixels around each row, as YouTube keeps films
     * ("Bringing pixels front and center in VR video", 2017). Frames are three halves as wide as high, and for one eye;
     * they are turned into equirectangular ones.
     */
    EAC
}
