/** Tests of fetching lists and of what is kept of the last one. */
@NullMarked
package dk.broen.adapters.census;

import org.jspecify.annotations.NullMarked;
