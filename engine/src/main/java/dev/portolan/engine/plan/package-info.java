/** What writing a target's files would change in a folder, and the writing itself. */
@NullMarked
package dev.portolan.engine.plan;

import org.jspecify.annotations.NullMarked;
