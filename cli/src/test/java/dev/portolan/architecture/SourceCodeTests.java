package dev.portolan.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.Modifier;
import org.junit.jupiter.api.Test;

/** What only the text of the sources tells. */
class SourceCodeTests {
    private static final int CLASS_LINES = 300;
    private static final int METHOD_LINES = 40;

    /** From the first annotation to the closing brace, comments and nested classes included. */
    @Test
    void noClassIsAbove300LinesAndNoMethodAbove40() {
        List<Path> sources = House.sources();
        assertThat(sources).isNotEmpty();
        assertThat(sources.stream().flatMap(file -> tooLong(House.parse(file)).stream()))
                .isEmpty();
    }

    /** A provider speaks of "the platform you leave": the engine fills in its name. Comments and resources count too. */
    @Test
    void noProviderNamesHeroku() throws IOException {
        var named = new ArrayList<String>();
        var providers = House.modules("provider-");
        assertThat(providers).isNotEmpty();
        for (Path provider : providers) {
            for (Path file : House.files(provider)) {
                var text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
                if ((House.show(file) + text).toLowerCase(Locale.ROOT).contains("heroku")) {
                    named.add(House.show(file));
                }
            }
        }
        assertThat(named).isEmpty();
    }

    /** What an overridden method means stands where it is declared. */
    @Test
    void everythingPublicIsExplained() {
        List<Path> sources = House.sources();
        assertThat(sources.stream().flatMap(file -> unexplained(House.parse(file)).stream()))
                .isEmpty();
    }

    private static List<String> unexplained(House.Parsed source) {
        var found = new ArrayList<String>();
        new TreePathScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void unused) {
                boolean isPublic = isPublic(type.getModifiers()) || isInInterface();
                if (isPublic) {
                    explained(type.getSimpleName());
                    super.visitClass(type, null); // what is inside a hidden type is hidden, too
                }
                return null;
            }

            @Override
            public Void visitMethod(MethodTree method, Void unused) {
                boolean isOverride = method.getModifiers().getAnnotations().stream()
                        .anyMatch(annotation ->
                                annotation.getAnnotationType().toString().equals("Override"));
                if ((isPublic(method.getModifiers()) || isInInterface()) && !isOverride) {
                    explained(method.getName());
                }
                return null;
            }

            @Override
            public Void visitVariable(VariableTree field, Void unused) {
                if (isPublic(field.getModifiers()) && !isFindingCode()) {
                    explained(field.getName());
                }
                return null;
            }

            /** A code carries its meaning with it, which is what its page and "explain" show. */
            private boolean isFindingCode() {
                return getCurrentPath().getParentPath().getLeaf() instanceof ClassTree type
                        && type.getKind() == Tree.Kind.ENUM
                        && type.getImplementsClause().toString().contains("FindingCode");
            }

            private boolean isInInterface() {
                return getCurrentPath().getParentPath().getLeaf().getKind() == Tree.Kind.INTERFACE;
            }

            private void explained(CharSequence name) {
                if (DocTrees.instance(source.task()).getDocComment(getCurrentPath()) == null) {
                    found.add(House.show(source.file()) + " " + name);
                }
            }
        }.scan(source.unit(), null);
        return found;
    }

    private static boolean isPublic(ModifiersTree modifiers) {
        return modifiers.getFlags().contains(Modifier.PUBLIC)
                || modifiers.getFlags().contains(Modifier.PROTECTED);
    }

    private static List<String> tooLong(House.Parsed source) {
        var found = new ArrayList<String>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitClass(ClassTree type, Void unused) {
                measure(type, type.getSimpleName(), CLASS_LINES);
                return super.visitClass(type, null);
            }

            @Override
            public Void visitMethod(MethodTree method, Void unused) {
                measure(method, method.getName(), METHOD_LINES);
                return super.visitMethod(method, null);
            }

            private void measure(Tree tree, CharSequence name, int limit) {
                var positions = Trees.instance(source.task()).getSourcePositions();
                var lines = source.unit().getLineMap();
                long first = lines.getLineNumber(positions.getStartPosition(source.unit(), tree));
                long last = lines.getLineNumber(positions.getEndPosition(source.unit(), tree));
                if (last - first + 1 > limit) {
                    found.add("%s:%d %s has %d lines of %d"
                            .formatted(House.show(source.file()), first, name, last - first + 1, limit));
                }
            }
        }.scan(source.unit(), null);
        return found;
    }
}
