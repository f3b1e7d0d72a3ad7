/**
 * Tiles of several sizes: a picture's rows flow once from its file through ever smaller levels, each of which is cut
 * into JPEGs as its rows come. Memory holds some rows of each level.
 */
package io.github.dreamsphere.web.tiles;
