/**
 * Finds networks by name: the built-in ones, known ones that can be downloaded, imported ones, and files of any
 * format. {@link io.github.dreamsphere.models.catalog.Models} is the entry point.
 */
package io.github.dreamsphere.models.catalog;
