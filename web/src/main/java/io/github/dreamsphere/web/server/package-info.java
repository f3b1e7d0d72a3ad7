/** Shows a room on this machine: the files of one folder over HTTP, by the JDK's own server. */
package io.github.dreamsphere.web.server;
