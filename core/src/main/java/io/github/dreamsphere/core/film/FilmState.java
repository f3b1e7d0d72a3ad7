package io.github.dreamsphere.core.film;

import io.github.dreamsphere.core.image.Image;

/**
 * All that the next frame of a film needs of those before it.
 *
 * @param frames the number of frames that are done
 * @param frame the last frame at the size of the flow, see {@link io.github.dreamsphere.core.flow.FlowPair#reduced}
 * @param detail the last frame's dream minus the frame
 * @param growth how far the dream has grown everywhere, at the size of the flow: the first channel is the strength at
 *     which coarse detail is held, the root mean square of its surroundings; the second is how much of a whole dream a
 *     place has had, 0..1; the third is the strength at which fine detail is held
 */
public record FilmState(int frames, Image frame, Image detail, Image growth) {}
