/** Reads the files of a project: bounded, with positions, every fault of theirs told as a finding. */
@NullMarked
package dev.portolan.engine.read;

import org.jspecify.annotations.NullMarked;
