/** A tour of what dreamsphere does, on a picture that comes along. */
package io.github.dreamsphere.app.demo;
