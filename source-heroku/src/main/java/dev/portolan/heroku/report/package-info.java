/** What the user is told of the input, and the readers that tell it. */
@NullMarked
package dev.portolan.heroku.report;

import org.jspecify.annotations.NullMarked;
