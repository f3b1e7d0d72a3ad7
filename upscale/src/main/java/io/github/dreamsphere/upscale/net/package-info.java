/** Networks as super-resolution sees them: how much they enlarge, how far they see, which one does what. */
package io.github.dreamsphere.upscale.net;
