/**
 * A sphere around the eye: {@code scene} says what is looked at and how (no GL), {@code gl} draws it, {@code snapshot}
 * draws it into a picture without a display, {@code window} and {@code headset} show it.
 */
package io.github.dreamsphere.viewer;
