/** What Heroku's command line says of an app that runs there. */
@NullMarked
package dev.portolan.heroku.live;

import org.jspecify.annotations.NullMarked;
