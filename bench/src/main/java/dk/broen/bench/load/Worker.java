package dk.broen.bench.load;

/** A worker of a {@link Load}: its step is repeated until the load ends. One thread uses it. */
public interface Worker extends AutoCloseable {

    /** Runs one step. An exception counts as a failed step and ends this worker. */
    void once() throws Exception;

    @Override
    default void close() throws Exception {
    }

    /** A factory for the workers of a load. */
    @FunctionalInterface
    interface Factory {

        /** @param index the number of the worker, 0 to connections − 1 */
        Worker create(int index) throws Exception;
    }
}
