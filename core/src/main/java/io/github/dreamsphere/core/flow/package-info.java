/**
 * Dense optical flow on the sphere: where each pixel of one frame of a film was in another. {@link
 * io.github.dreamsphere.core.flow.FlowPair} is the entry point; {@link
 * io.github.dreamsphere.core.flow.LostAreas} finds what the other frame does not show.
 *
 * <p>The rotation of the whole sphere is found first and taken out (Yuan and Richardt, "360° Optical Flow using Tangent
 * Images", BMVC 2021, use this order too). The rest is found by dense inverse search (Kroeger, Timofte, Dai and Van
 * Gool, "Fast Optical Flow using Dense Inverse Search", ECCV 2016) in six overlapping tangent views, and blended as
 * displacements in space, which have neither a seam nor poles. The flow of plain pictures is found by dense inverse search
 * alone.
 */
package io.github.dreamsphere.core.flow;
