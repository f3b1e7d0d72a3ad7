/**
 * A room: photospheres and their dreams as a web page to walk into. {@code tiles} cuts pictures into tiles of
 * several sizes, {@code room} writes the page, {@code server} shows it on this machine.
 */
package io.github.dreamsphere.web;
