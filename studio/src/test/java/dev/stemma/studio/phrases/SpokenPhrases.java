package dev.stemma.studio.phrases;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** Of mistakes alone: what generator and workbench read from people, they refuse with IllegalArgumentException. */
    private static final Set<String> PROGRAMMING =
            Set.of("EOFException", "IllegalStateException", "UncheckedIOException", "UnsupportedOperationException");

    /** No page says what only the command line prints. */
    private static final String COMMAND_LINE = "dev.stemma.studio.cli";

    /** Packages whose sentences are all for people, wherever they stand. */
    private static final List<String> ELOQUENT = List.of(
            "dev.stemma.provenance",
            "dev.stemma.generator.music",
            "dev.stemma.generator.model.constraint",
            "dev.stemma.generator.notation",
            "dev.stemma.generator.session",
            "dev.stemma.studio.journals",
            "dev.stemma.studio.workbench");

    /** Those that read what people type. */
    private static final List<String> READERS = List.of("dev.stemma.generator", "dev.stemma.studio.workbench");

    /** Marks of sources that draw pictures or tables, or speak both languages themselves. */
    private static final List<String> SAID_OTHERWISE = List.of("<svg", "<ern:", "|---|", "CHINESE");

    /** Methods that take a sentence about a check, or that refuse something. */
    private static final Set<String> FINDINGS = Set.of(
            "pass",
            "fail",
            "skip",
            "match",
            "mismatch",
            "skipped",
            "support",
            "finding",
            "refused",
            "malformed",
            "missing",
            "overtaken",
            "coded",
            "demand",
            "failed");

    /** What the server answers where it refuses something. */
    private static final Set<String> REFUSALS = Set.of("Refusal", "Problem");

    /** Methods that compare two things, and take their name, often one word. */
    private static final Set<String> COMPARISONS = Set.of("unequal");

    /** Something in English, rather than a name: two words, the beginning of a sentence, or a number of things. */
    private static final Pattern SENTENCE =
            Pattern.compile("(?s).*[a-zA-Z]{2,}[:,;]? .*\\S.*|.*[a-zA-Z]{2,} [a-zA-Z]{2,} |(\\{}|1) [a-z]{3,}");

    /** Names of standards, and what programs read: frames of keys and of manifest blocks, their labels, XML, Markdown, options of Java. */
    private static final Pattern FOR_PROGRAMS = Pattern.compile(
            "(?s)\\s*-----(BEGIN|END) .*|.* C2PA MANIFEST-----"
                    + "|attachment; .*|[A-Z ]+|GB [0-9-]+|<[?!].*|## .*|.*I:stemma-mode.*|\\s*(COLLATE|INSERT|SELECT|UPDATE|DELETE) .*|--add-exports.*|load default soundbank");

    /** An option of the command line, which a refusal names. */
    private static final Pattern OPTION = Pattern.compile("--[a-z-]{3,}( [a-z]+)?");

    /** What the phrase book takes apart itself. */
    private static final Pattern JOINT = Pattern.compile("\\{} (and|or) \\{}");

    /** What differs in a text made by {@code String.format}. */
    private static final Pattern FORMAT = Pattern.compile("%[0-9.]*[dsXf]");

    private static final int MOST_VARIANTS = 16;
    private static final String GAP = "{}";

    private final SortedSet<String> phrases = new TreeSet<>();
    private final SortedSet<String> parts = new TreeSet<>();

    /** Texts that a method keeps under a name before it says them. */
    private final Map<String, List<String>> texts = new HashMap<>();

    private Set<String> silent = SILENT;
    private boolean speaks;
    private boolean eloquent;
    private boolean makesText;

    private SpokenPhrases() {}

    /** All phrases in the sources below some folders. */
    static SortedSet<String> in(List<Path> folders) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, files, null, null, null, files.getJavaFileObjectsFromPaths(sources(folders)));
            SpokenPhrases found = new SpokenPhrases();
            for (CompilationUnitTree unit : task.parse()) {
                found.read(unit);
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

    private void read(CompilationUnitTree unit) {
        String home = unit.getPackageName().toString();
        eloquent = ELOQUENT.stream().anyMatch(home::startsWith)
                && SAID_OTHERWISE.stream().noneMatch(unit.toString()::contains);
        silent = eloquent && READERS.stream().anyMatch(home::startsWith) ? PROGRAMMING : SILENT;
        if (!home.equals(COMMAND_LINE)) {
            scan(unit, null);
        }
        if (speaks) {
            phrases.addAll(parts);
        }
        parts.clear();
        speaks = false;
    }

    @Override
    public Void scan(Tree tree, Void none) {
        if (eloquent && tree instanceof ExpressionTree expression && hasText(expression)) {
            take(expression, phrases);
        }
        return super.scan(tree, none);
    }

    /** What lies inside a sum of texts belongs to it. */
    @Override
    public Void visitBinary(BinaryTree sum, Void none) {
        for (ExpressionTree side : List.of(sum.getLeftOperand(), sum.getRightOperand())) {
            if (!hasText(sum) || !hasText(side)) {
                scan(side, none);
            } else if (side instanceof BinaryTree inner) {
                visitBinary(inner, none);
            }
        }
        return none;
    }

    @Override
    public Void visitAnnotation(AnnotationTree annotation, Void none) {
        return none;
    }

    @Override
    public Void visitVariable(VariableTree variable, Void none) {
        boolean constant = variable.getModifiers().getFlags().contains(Modifier.STATIC);
        if (!constant && variable.getInitializer() != null) {
            if (hasText(variable.getInitializer())) {
                texts.put(variable.getName().toString(), variants(variable.getInitializer()));
            } else {
                take(variable.getInitializer(), parts);
            }
        }
        return super.visitVariable(variable, none);
    }

    @Override
    public Void visitMethod(MethodTree method, Void none) {
        texts.clear();
        makesText = String.valueOf(method.getReturnType()).equals("String");
        return super.visitMethod(method, none);
    }

    @Override
    public Void visitReturn(ReturnTree returned, Void none) {
        if (makesText) {
            take(returned.getExpression(), parts);
        }
        return super.visitReturn(returned, none);
    }

    @Override
    public Void visitNewClass(NewClassTree made, Void none) {
        String name = made.getIdentifier().toString();
        if (name.endsWith("Exception") && silent.contains(name)) {
            return none;
        }
        if (name.endsWith("Exception") || REFUSALS.contains(name)) {
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
        if (COMPARISONS.contains(name) && call.getArguments().get(0) instanceof LiteralTree word) {
            phrases.add(String.valueOf(word.getValue()));
        }
        return super.visitMethodInvocation(call, none);
    }

    private void take(ExpressionTree expression, SortedSet<String> into) {
        variants(expression).stream()
                .map(text -> text.replace(GAP + GAP, GAP))
                .filter(text -> SENTENCE.matcher(text).matches()
                        || eloquent && OPTION.matcher(text).matches())
                .filter(text -> !FOR_PROGRAMS.matcher(text).matches()
                        && !JOINT.matcher(text).matches())
                .forEach(into::add);
    }

    /** What an expression may be. */
    private List<String> variants(ExpressionTree expression) {
        if (expression instanceof ParenthesizedTree inner) {
            return variants(inner.getExpression());
        }
        if (expression instanceof LiteralTree literal) {
            return List.of(FORMAT.matcher(String.valueOf(literal.getValue())).replaceAll(GAP));
        }
        if (expression instanceof IdentifierTree name) {
            return texts.getOrDefault(name.getName().toString(), List.of(GAP));
        }
        if (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS && hasText(sum)) {
            List<String> all = new ArrayList<>();
            List<String> right = variants(sum.getRightOperand());
            variants(sum.getLeftOperand()).forEach(left -> right.forEach(end -> all.add(left + end)));
            return all.size() > MOST_VARIANTS ? List.of(GAP) : all;
        }
        if (expression instanceof ConditionalExpressionTree either) {
            List<String> all = new ArrayList<>(variants(either.getTrueExpression()));
            all.addAll(variants(either.getFalseExpression()));
            return all;
        }
        return List.of(GAP);
    }

    /** Whether an expression is a text with something fixed in it, rather than a sum of numbers. */
    private boolean hasText(ExpressionTree expression) {
        if (expression instanceof ParenthesizedTree inner) {
            return hasText(inner.getExpression());
        }
        if (expression instanceof IdentifierTree name) {
            return texts.containsKey(name.getName().toString());
        }
        if (expression instanceof BinaryTree sum) {
            return hasText(sum.getLeftOperand()) || hasText(sum.getRightOperand());
        }
        if (expression instanceof ConditionalExpressionTree either) {
            return hasText(either.getTrueExpression()) || hasText(either.getFalseExpression());
        }
        return expression instanceof LiteralTree literal
                && (literal.getValue() instanceof String || literal.getValue() instanceof Character);
    }
}
