/** Recipes: a run of the command line as a small text file. */
package io.github.dreamsphere.app.recipe;
