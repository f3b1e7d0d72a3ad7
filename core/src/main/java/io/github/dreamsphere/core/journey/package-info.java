/** How a journey's frame becomes the start of the next one. */
package io.github.dreamsphere.core.journey;
