/** Live dreams: they are computed where the user looks, while the user looks. */
package io.github.dreamsphere.viewer.live;
