/**
 * Facts that a municipality sends through its queue.
 * In: facts documents of one municipality. Out: recorded facts, and an answer on the municipality's queue.
 * Does not belong here: how a document is read and how facts are stored (package {@code adapters.facts}).
 */
@NullMarked
package dk.broen.routes.facts;

import org.jspecify.annotations.NullMarked;
