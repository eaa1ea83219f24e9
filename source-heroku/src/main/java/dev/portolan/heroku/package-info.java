/** Reads a Heroku app. */
@NullMarked
package dev.portolan.heroku;

import org.jspecify.annotations.NullMarked;
