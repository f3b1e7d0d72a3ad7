/** Draws views of photospheres. */
package io.github.dreamsphere.app.view;
