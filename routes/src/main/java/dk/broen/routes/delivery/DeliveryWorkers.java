package dk.broen.routes.delivery;

/**
 * How many batches of a channel are sent at the same time, so that a slow receiver of one channel delays no other channel (design.md §4.7).
 * Queue notices need few, because a worker sends a whole batch without waiting for each.
 */
public record DeliveryWorkers(int queue, int medcom, int mail, int sms, int mllp) {}
