/**
 * The studio: a web app on this machine to dream pictures in a browser, without a terminal. {@link
 * io.github.dreamsphere.web.studio.StudioServer} answers the requests that docs/studio-api.md describes.
 */
package io.github.dreamsphere.web.studio;
