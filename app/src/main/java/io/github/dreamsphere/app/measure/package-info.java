/** Measures nets: how much of what one dreams another sees, and how well they enlarge. */
package io.github.dreamsphere.app.measure;
