/** Files that are whole or absent, and what can be wrong with a file. */
package io.github.dreamsphere.core.file;
