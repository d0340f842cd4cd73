package dk.broen.bench.results;

/** What a median should be. */
public sealed interface Aim {

    /** Whether a value reaches the aim; true if there is none. */
    boolean isReachedBy(double value);

    /** Nothing is aimed at: the value explains another one. */
    record None() implements Aim {
        @Override
        public boolean isReachedBy(double value) {
            return true;
        }
    }

    /** The value itself is good enough. */
    record AtLeast(double least) implements Aim {
        @Override
        public boolean isReachedBy(double value) {
            return value >= least;
        }
    }

    /** The value itself is too much. */
    record Below(double limit) implements Aim {
        @Override
        public boolean isReachedBy(double value) {
            return value < limit;
        }
    }
}
