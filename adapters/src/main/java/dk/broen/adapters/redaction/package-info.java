/**
 * What may be logged of a failure.
 * In: an exception. Out: the same without messages, which may quote citizen data.
 * Does not belong here: what is logged, and when.
 */
@NullMarked
package dk.broen.adapters.redaction;

import org.jspecify.annotations.NullMarked;
