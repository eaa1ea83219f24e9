/** What a provider or a source tells the user: findings, and the steps that no file can hold. */
@NullMarked
package dev.portolan.report;

import org.jspecify.annotations.NullMarked;
