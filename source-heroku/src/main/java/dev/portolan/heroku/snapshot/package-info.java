/** What Heroku's command line is asked of a running app, and what of its answers may be kept. */
@NullMarked
package dev.portolan.heroku.snapshot;

import org.jspecify.annotations.NullMarked;
