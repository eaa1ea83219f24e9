/** Words and scripts of the shell: how to quote an argv, and which argv means the same as a script. */
@NullMarked
package dev.portolan.shell;

import org.jspecify.annotations.NullMarked;
