/**
 * The occasions on which the hub looks at a citizen, and the citizens whom it has heard of.
 * In: a kind of occasion and a citizen. Out: the row that plans, decisions, notices and work items belong to, with its reference.
 * Does not belong here: what is planned on an occasion (package {@code plans}).
 */
@NullMarked
package dk.broen.adapters.occasions;

import org.jspecify.annotations.NullMarked;
