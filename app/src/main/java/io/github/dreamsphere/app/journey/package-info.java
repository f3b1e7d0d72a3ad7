/** A journey: a dream carried on from frame to frame. */
package io.github.dreamsphere.app.journey;
