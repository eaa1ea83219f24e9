/** The contracts that every provider and source passes. */
@NullMarked
package dev.portolan.testkit;

import org.jspecify.annotations.NullMarked;
