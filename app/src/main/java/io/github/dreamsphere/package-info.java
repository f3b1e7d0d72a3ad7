/** Dreams photospheres: the library's front door. */
package io.github.dreamsphere;
