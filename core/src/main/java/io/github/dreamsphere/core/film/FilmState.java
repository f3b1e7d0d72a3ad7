package io.github.dreamsphere.core.film;

import io.github.dreamsphere.core.image.Image;

/**
 * All that the next frame of a film needs of those before it.
 *
 * @param frames the number of frames that are done
 * @param frame the last frame at the size of the flow, see {@link io.github.dreamsphere.core.flow.FlowPair#reduced}
 * @param detail the last frame's dream minus the frame
 * @param strength the root mean square of the detail in the first frame of the shot
 */
public record FilmState(int frames, Image frame, Image detail, double strength) {}
