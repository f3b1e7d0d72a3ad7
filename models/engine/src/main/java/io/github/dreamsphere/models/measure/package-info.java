/** How much of what one net dreams another one sees. */
package io.github.dreamsphere.models.measure;
