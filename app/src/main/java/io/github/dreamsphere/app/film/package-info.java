/** A film of spheres, dreamed frame by frame. */
package io.github.dreamsphere.app.film;
