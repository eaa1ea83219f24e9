/** A twelve-factor app, with every fact that is known about it and no place for the value of a secret. */
@NullMarked
package dev.portolan.model;

import org.jspecify.annotations.NullMarked;
