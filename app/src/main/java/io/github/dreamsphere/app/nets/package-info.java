/** Imports nets and asks them what they see. */
package io.github.dreamsphere.app.nets;
