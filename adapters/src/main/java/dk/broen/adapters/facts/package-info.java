/**
 * Facts about citizens: the documents that municipalities write (JSON, CSV), and the table that stores them with author, reason and time.
 * In: documents. Out: the domain's facts, or all faults, each with its place.
 * Does not belong here: consents in a municipality's own register (package {@code consent}).
 */
@NullMarked
package dk.broen.adapters.facts;

import org.jspecify.annotations.NullMarked;
