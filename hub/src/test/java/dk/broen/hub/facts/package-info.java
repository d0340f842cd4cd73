/** Tests how facts come to a running hub: through the queue, as a sheet, and as the documents show it. */
@NullMarked
package dk.broen.hub.facts;

import org.jspecify.annotations.NullMarked;
