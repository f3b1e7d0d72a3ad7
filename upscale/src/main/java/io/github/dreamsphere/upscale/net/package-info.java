/** Networks for super-resolution: their factor, their receptive field, and which one to use. */
package io.github.dreamsphere.upscale.net;
