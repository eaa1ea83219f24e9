/** The files that a provider writes, as trees and texts that know the facts they come from. */
@NullMarked
package dev.portolan.document;

import org.jspecify.annotations.NullMarked;
