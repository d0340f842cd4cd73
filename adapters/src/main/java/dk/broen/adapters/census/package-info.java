/**
 * Where lists of inpatients come from, and what is kept of the last one.
 * In: a folder or an address on the network, and the table {@code admission_list}. Out: a file, the stays of the list before.
 * Does not belong here: what a list says (mappings package {@code census}) and what changed (domain package {@code census}).
 */
@NullMarked
package dk.broen.adapters.census;

import org.jspecify.annotations.NullMarked;
