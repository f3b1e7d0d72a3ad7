/** What runs nets: the processor or a graphics card. */
package io.github.dreamsphere.app.device;
