/**
 * For tests of providers that write Terraform JSON: the real {@code terraform} of the machine, with stand-ins for the
 * providers that it would otherwise download.
 */
@NullMarked
package dev.portolan.testkit.terraform;

import org.jspecify.annotations.NullMarked;
