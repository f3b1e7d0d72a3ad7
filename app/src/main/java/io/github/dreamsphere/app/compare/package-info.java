/** Compares pictures. */
package io.github.dreamsphere.app.compare;
