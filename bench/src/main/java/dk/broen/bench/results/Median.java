package dk.broen.bench.results;

import java.util.List;

/** The median of values in any order: the one in the middle, or the mean of the two in the middle. */
final class Median {
    private Median() {
    }

    /** @throws IllegalArgumentException when there is no value */
    static double of(List<Double> values) {
        if (values.isEmpty()) {
            throw new IllegalArgumentException("no value, no median");
        }
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
