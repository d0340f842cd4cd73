/**
 * Facts about citizens: the documents that municipalities write (JSON, CSV), and the table that keeps them with who, why and when.
 * In: documents. Out: the domain's facts, or all faults, each with its place.
 * Out of place here: consents in a municipality's own register (that is {@code consent}).
 */
@NullMarked
package dk.broen.adapters.facts;

import org.jspecify.annotations.NullMarked;
