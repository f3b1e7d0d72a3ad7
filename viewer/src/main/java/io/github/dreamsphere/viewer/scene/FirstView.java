package io.github.dreamsphere.viewer.scene;

import java.util.OptionalDouble;

/**
 * The first view that a file asks for, in radians in the world.
 *
 * @param yaw to the right of north when positive
 * @param pitch up when positive
 * @param roll clockwise when positive
 * @param fov horizontal field of view, if the file says one
 */
public record FirstView(double yaw, double pitch, double roll, OptionalDouble fov) {}
