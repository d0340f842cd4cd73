/**
 * Deliver: a due notice is checked again, rendered, sent and settled; a failed attempt is repeated, and in the end becomes a work item.
 * In: ids of due notices. Out: queue messages, mails, text messages, and their outcome.
 * Out of place here: deciding who is told.
 */
@NullMarked
package dk.broen.routes.delivery;

import org.jspecify.annotations.NullMarked;
