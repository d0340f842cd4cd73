/**
 * Dispatch: what is due is asked about once more, rendered and delivered, then settled; what fails is tried again and at last given to a
 * human. In: ids of due notices. Out: queue, mail, SMS, and their outcome. Out of place here: deciding who is told.
 */
@NullMarked
package dk.broen.routes.dispatch;

import org.jspecify.annotations.NullMarked;
