/**
 * Reads the Dockerfiles that an app is built by, by
 * <a href="https://docs.docker.com/reference/dockerfile/">Docker's own rules</a>, far enough to tell where the image does
 * not fit what the app states.
 */
@NullMarked
package dev.portolan.heroku.dockerfile;

import org.jspecify.annotations.NullMarked;
