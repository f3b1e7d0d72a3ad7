/** Frames made a video that players of photospheres recognise. */
package io.github.dreamsphere.app.video;
