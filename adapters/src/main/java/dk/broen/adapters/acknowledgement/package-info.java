/**
 * What humans answered to notices.
 * In: an answer to a notice. Out: the domain's {@code Acknowledgement}s of an entry of the ledger.
 * Does not belong here: who may answer, and what follows from it (package {@code routes.followup}).
 */
@NullMarked
package dk.broen.adapters.acknowledgement;

import org.jspecify.annotations.NullMarked;
