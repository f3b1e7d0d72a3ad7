package io.github.dreamsphere.viewer.window;

import io.github.dreamsphere.viewer.show.PictureBrowser;
import io.github.dreamsphere.viewer.show.ShownPicture;

/**
 * What the window and the headset show and steer together.
 *
 * @param shown the picture
 * @param browser turns to other pictures
 * @param live the live dream of the picture
 */
record Pictures(ShownPicture shown, PictureBrowser browser, LiveSession live) {}
