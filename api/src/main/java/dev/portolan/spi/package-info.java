/** What a provider implements, and what it is given. */
@NullMarked
package dev.portolan.spi;

import org.jspecify.annotations.NullMarked;
