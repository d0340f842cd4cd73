package dk.broen.adapters.queue;

import java.util.UUID;

/**
 * A message to a queue.
 *
 * @param id the broker drops a second message with the same id
 */
public record QueueMessage(UUID id, String address, String text) {
    @Override
    public String toString() {
        return "QueueMessage[" + id + "]";
    }
}
