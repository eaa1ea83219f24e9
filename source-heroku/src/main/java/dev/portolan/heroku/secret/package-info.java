/** What is a secret: by the name that it has, by its form, and by having been one elsewhere. */
@NullMarked
package dev.portolan.heroku.secret;

import org.jspecify.annotations.NullMarked;
