/** How a source reads an app from the files of a project. */
@NullMarked
package dev.portolan.source;

import org.jspecify.annotations.NullMarked;
