/** The rules that a target has for names, and unique legal names made by them. */
@NullMarked
package dev.portolan.naming;

import org.jspecify.annotations.NullMarked;
