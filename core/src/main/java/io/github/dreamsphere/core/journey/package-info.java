/** How a photosphere's frame becomes the next one's begin. */
package io.github.dreamsphere.core.journey;
