/** What the reports and the record of written files share. */
@NullMarked
package dev.portolan.engine.output;

import org.jspecify.annotations.NullMarked;
