/** What is looked at and from where: cameras, projections, spheres and how they are cut for textures. No OpenGL. */
package io.github.dreamsphere.viewer.scene;
