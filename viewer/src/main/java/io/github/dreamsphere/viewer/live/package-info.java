/** The dream that is computed while one looks, where one looks. */
package io.github.dreamsphere.viewer.live;
