/** How requests are carried out. */
package io.github.dreamsphere.app;
