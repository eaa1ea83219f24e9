/** What people and programs read about a translation: the runbook, the report for a terminal, the report as JSON. */
@NullMarked
package dev.portolan.engine.report;

import org.jspecify.annotations.NullMarked;
