/** Which files are read and where results are written. */
package io.github.dreamsphere.app.files;
