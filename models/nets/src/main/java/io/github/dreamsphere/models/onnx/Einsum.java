package io.github.dreamsphere.models.onnx;

import io.github.dreamsphere.models.net.Identity;
import io.github.dreamsphere.models.net.Reduction;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Sums of products written as an equation, such as {@code bhid,bhjd->bhij}, of one or two tensors. */
final class Einsum {
    private Einsum() {}

    static OnnxValue read(NodeContext context) {
        String equation = context.node().text("equation", "").replace(" ", "");
        String[] sides = equation.split("->", -1);
        List<String> terms = List.of(sides[0].split(",", -1));
        if (sides.length > 2
                || equation.contains("...")
                || terms.size() != context.inputs().size()
                || terms.size() > 2) {
            throw context.node().unsupported("the equation " + equation + " is not supported");
        }
        for (int i = 0; i < terms.size(); i++) {
            requireDistinct(context, terms.get(i), operand(context, i).rank());
        }
        String result = sides.length == 2 ? sides[1] : implied(terms);
        requireDistinct(context, result, result.length());
        FeatureMap first = summed(context, operand(context, 0), terms.get(0), others(terms, 0), result);
        String left = kept(terms.get(0), others(terms, 0), result);
        if (terms.size() == 1) {
            return finished(context, first, left, result);
        }
        FeatureMap second = summed(context, operand(context, 1), terms.get(1), others(terms, 1), result);
        String right = kept(terms.get(1), others(terms, 1), result);
        return product(context, first, left, second, right, result);
    }

    private static FeatureMap operand(NodeContext context, int input) {
        return context.isMap(input) ? context.map(input) : Alignment.map(context, context.weights(input));
    }

    private static void requireDistinct(NodeContext context, String term, int rank) {
        boolean letters = term.chars().allMatch(Character::isLetter);
        if (!letters || term.chars().distinct().count() != term.length() || term.length() != rank) {
            throw context.node().unsupported("the term '" + term + "' is not supported for a tensor of rank " + rank);
        }
    }

    /** Without an arrow: the letters that appear once, in alphabetical order. */
    private static String implied(List<String> terms) {
        String all = String.join("", terms);
        return all.chars()
                .filter(letter -> all.indexOf(letter) == all.lastIndexOf(letter))
                .sorted()
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining());
    }

    private static String others(List<String> terms, int own) {
        return terms.size() == 1 ? "" : terms.get(1 - own);
    }

    private static boolean isKept(char letter, String other, String result) {
        return other.indexOf(letter) >= 0 || result.indexOf(letter) >= 0;
    }

    private static String kept(String term, String other, String result) {
        return term.chars()
                .filter(letter -> isKept((char) letter, other, result))
                .mapToObj(letter -> String.valueOf((char) letter))
                .collect(Collectors.joining());
    }

    /** The tensor summed over the letters that neither the other term nor the result has. */
    private static FeatureMap summed(NodeContext context, FeatureMap map, String term, String other, String result) {
        List<Integer> axes = new ArrayList<>();
        for (int i = 0; i < term.length(); i++) {
            if (!isKept(term.charAt(i), other, result)) {
                axes.add(i);
            }
        }
        if (axes.isEmpty()) {
            return map;
        }
        FeatureMap sum = ReductionOperators.step(context, Reduction.Kind.SUM, map, axes);
        List<List<IndexDigit>> left = new ArrayList<>();
        for (int axis = 0; axis < sum.rank(); axis++) {
            if (!axes.contains(axis)) {
                left.add(sum.axes().get(axis));
            }
        }
        return new FeatureMap(sum.blob(), left);
    }

    private static FeatureMap product(
            NodeContext context, FeatureMap a, String termA, FeatureMap b, String termB, String result) {
        Map<Character, AxisSize> sizes = new LinkedHashMap<>();
        StringBuilder both = new StringBuilder();
        StringBuilder onlyA = new StringBuilder();
        StringBuilder inner = new StringBuilder();
        for (int i = 0; i < termA.length(); i++) {
            char letter = termA.charAt(i);
            sizes.put(letter, a.sizes(context.probes()).get(i));
            boolean shared = termB.indexOf(letter) >= 0;
            (!shared ? onlyA : result.indexOf(letter) >= 0 ? both : inner).append(letter);
        }
        StringBuilder onlyB = new StringBuilder();
        for (int i = 0; i < termB.length(); i++) {
            sizes.putIfAbsent(termB.charAt(i), b.sizes(context.probes()).get(i));
            if (termA.indexOf(termB.charAt(i)) < 0) {
                onlyB.append(termB.charAt(i));
            }
        }
        FeatureMap left = grouped(a, termA, List.of(both, onlyA, inner));
        FeatureMap right = grouped(b, termB, List.of(both, inner, onlyB));
        FeatureMap product = MatrixOperators.product(context, left, right);
        String letters = both.toString() + onlyA + onlyB;
        List<AxisSize> split =
                letters.chars().mapToObj(letter -> sizes.get((char) letter)).toList();
        return finished(context, product.reshape(split), letters, result);
    }

    /** The axes merged to groups, each with the axes of some letters in order. */
    private static FeatureMap grouped(FeatureMap map, String term, List<StringBuilder> groups) {
        List<List<IndexDigit>> axes = new ArrayList<>();
        for (StringBuilder group : groups) {
            List<IndexDigit> digits = new ArrayList<>();
            group.chars().forEach(letter -> digits.addAll(map.axes().get(term.indexOf(letter))));
            axes.add(digits);
        }
        return new FeatureMap(map.blob(), axes);
    }

    private static FeatureMap finished(NodeContext context, FeatureMap map, String letters, String result) {
        if (result.chars().anyMatch(letter -> letters.indexOf(letter) < 0)) {
            throw context.node().fail("its equation gives a letter that no tensor has");
        }
        FeatureMap ordered = map.transpose(result.chars().map(letters::indexOf).toArray());
        return context.write(new Identity(), ordered, ordered.blob());
    }
}
