package dev.portolan.engine.write;

import dev.portolan.fact.Basis;
import java.util.List;
import java.util.Set;

/**
 * The text of a file.
 *
 * @param text the text
 * @param lines what each of its lines rests on
 */
public record Written(String text, List<Set<Basis>> lines) {}
