/**
 * Facts about citizens as municipalities write them, in JSON: through the API, an import, or a consent register.
 * In: documents. Out: the domain's facts, or all that is wrong, each by its place. Out of place here: keeping them (that is {@code store}).
 */
@NullMarked
package dk.broen.adapters.facts;

import org.jspecify.annotations.NullMarked;
