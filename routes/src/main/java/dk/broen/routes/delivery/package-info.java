/**
 * The deliver stage: a due notice is checked again, rendered, sent and settled; a failed attempt is repeated; after the last attempt the notice is given up and a work item is opened.
 * In: ids of due notices. Out: queue messages, mails and SMS, and their outcome.
 * Does not belong here: the decision who is told.
 */
@NullMarked
package dk.broen.routes.delivery;

import org.jspecify.annotations.NullMarked;
