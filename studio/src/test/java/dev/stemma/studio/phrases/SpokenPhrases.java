package dev.stemma.studio.phrases;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Finds in the sources what the product may say: messages of its exceptions, sentences of its checks; {@code {}} for what differs. */
final class SpokenPhrases extends TreeScanner<Void, Void> {
    /** Exceptions that no page of the studio shows: of the command line, and of programming mistakes. */
    private static final Set<String> SILENT = Set.of(
            "CorpusException",
            "EvaluationException",
            "EOFException",
            "IllegalArgumentException",
            "IllegalStateException",
            "NoSuchElementException",
            "UncheckedIOException",
            "UnsupportedOperationException",
            "IndexOutOfBoundsException");

    /** Methods that take a sentence about a check. */
    private static final Set<String> FINDINGS =
            Set.of("pass", "fail", "skip", "match", "mismatch", "skipped", "support", "finding", "refused");

    /** Something in English, rather than a name or a number. */
    private static final Pattern SENTENCE = Pattern.compile("(?s).*[a-zA-Z]{2,} .*");

    private static final int MOST_VARIANTS = 16;

    private final SortedSet<String> phrases = new TreeSet<>();
    private final SortedSet<String> parts = new TreeSet<>();
    private boolean speaks;

    private SpokenPhrases() {}

    /** All phrases in the sources below some folders. */
    static SortedSet<String> in(List<Path> folders) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources(folders)));
            SpokenPhrases found = new SpokenPhrases();
            for (CompilationUnitTree unit : task.parse()) {
                found.scan(unit, null);
                found.close();
            }
            return found.phrases;
        }
    }

    private static List<Path> sources(List<Path> folders) throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> all = Files.walk(folder)) {
                all.filter(path -> path.toString().endsWith(".java")).sorted().forEach(sources::add);
            }
        }
        return sources;
    }

    /** Parts of sentences count where there are sentences. */
    private void close() {
        if (speaks) {
            phrases.addAll(parts);
        }
        parts.clear();
        speaks = false;
    }

    @Override
    public Void visitVariable(VariableTree variable, Void none) {
        boolean constant = variable.getModifiers().getFlags().contains(Modifier.STATIC);
        if (!constant && variable.getInitializer() != null) {
            take(variable.getInitializer(), parts);
        }
        return super.visitVariable(variable, none);
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
        boolean text = String.valueOf(method.getReturnType()).equals("String");
        return text ? new Returned().scan(method, none) : super.visitMethod(method, none);
    }

    /** A method that makes a text. */
    private final class Returned extends TreeScanner<Void, Void> {
        @Override
        public Void visitReturn(ReturnTree returned, Void none) {
            take(returned.getExpression(), parts);
            return SpokenPhrases.this.visitReturn(returned, none);
        }
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void none) {
        String name = made.getIdentifier().toString();
        if (name.endsWith("Exception") && !SILENT.contains(name)) {
            speaks = true;
            made.getArguments().forEach(argument -> take(argument, phrases));
        }
        return super.visitNewClass(made, none);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
        String name = call.getMethodSelect().toString();
        if (FINDINGS.contains(name.substring(name.lastIndexOf('.') + 1))) {
            speaks = true;
            call.getArguments().forEach(argument -> take(argument, phrases));
        }
        return super.visitMethodInvocation(call, none);
    }

    private static void take(ExpressionTree expression, SortedSet<String> into) {
        variants(expression).stream()
                .filter(text -> SENTENCE.matcher(text).matches())
                .forEach(into::add);
    }

    /** What an expression may be. */
    private static List<String> variants(ExpressionTree expression) {
        if (expression instanceof ParenthesizedTree inner) {
            return variants(inner.getExpression());
        }
        if (expression instanceof LiteralTree literal) {
            return List.of(String.valueOf(literal.getValue()));
        }
        if (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            List<String> all = new ArrayList<>();
            List<String> right = variants(sum.getRightOperand());
            variants(sum.getLeftOperand()).forEach(left -> right.forEach(end -> all.add(left + end)));
            return all.size() > MOST_VARIANTS ? List.of("{}") : all;
        }
        if (expression instanceof ConditionalExpressionTree either) {
            List<String> all = new ArrayList<>(variants(either.getTrueExpression()));
            all.addAll(variants(either.getFalseExpression()));
            return all;
        }
        return List.of("{}");
    }
}
