/** Pictures of the whole sphere that are not equirectangular: the faces of a cube, two fisheyes. */
package io.github.dreamsphere.core.sphere.layout;
