/**
 * What the readers of all wire formats share: the result of reading one message.
 * In: what the reader of one format found. Out: an event of the domain, the reason why there is none, or the place that cannot be read.
 * Does not belong here: anything that only one format needs.
 */
@NullMarked
package dk.broen.mappings;

import org.jspecify.annotations.NullMarked;
