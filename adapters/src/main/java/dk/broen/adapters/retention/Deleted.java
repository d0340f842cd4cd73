package dk.broen.adapters.retention;

/**
 * How much was deleted.
 *
 * @param messages messages as they were received, with their ids
 * @param occasions occasions with all that followed from them
 * @param citizens citizens of whom nothing is stored any more
 * @param deadLetters messages that were not processed
 * @param facts facts that a municipality had ended
 */
public record Deleted(int messages, int occasions, int citizens, int deadLetters, int facts) {}
