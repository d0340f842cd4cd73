package dk.broen.bench;

/** One of the workers of a {@link Load}: repeats its step until it is told to stop. Used by one thread. */
interface Worker extends AutoCloseable {

    /** One step; an exception counts as a failure and ends this worker. */
    void once() throws Exception;

    @Override
    default void close() throws Exception {
    }

    /** Makes the workers of a load. */
    @FunctionalInterface
    interface Crew {

        /** @param index 0 to connections − 1 */
        Worker join(int index) throws Exception;
    }
}
