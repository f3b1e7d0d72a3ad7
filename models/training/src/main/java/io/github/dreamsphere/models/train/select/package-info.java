/** Makes a net that dreams of some classes of pictures and not of others, by choosing channels; nothing is trained. */
package io.github.dreamsphere.models.train.select;
