/** From files to panoramas, and from panoramas to textures beside the render loop. */
package io.github.dreamsphere.viewer.load;
