/**
 * The watch over the queues of units: notices that lie there while no program reads the queue.
 * In: the time, and how the queues stand. Out: one work item for each such queue, and notices that are told elsewhere.
 * Does not belong here: how a notice is settled ({@code delivery}), and where it goes next ({@code domain.planning}).
 */
@NullMarked
package dk.broen.routes.unread;

import org.jspecify.annotations.NullMarked;
