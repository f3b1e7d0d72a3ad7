/** A net's atlas: what each of its layers and its strongest channels make of pictures, as a page to choose from. */
package io.github.dreamsphere.app.atlas;
