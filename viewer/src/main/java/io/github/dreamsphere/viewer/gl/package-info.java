/** Drawing with OpenGL 3.3: contexts, textures, the shader that casts a ray per fragment, and targets to draw into. */
package io.github.dreamsphere.viewer.gl;
