/** How long frames take. */
package io.github.dreamsphere.viewer.benchmark;
