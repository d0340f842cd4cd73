/** Tests of reading sheets of facts. */
@NullMarked
package dk.broen.adapters.sheet;

import org.jspecify.annotations.NullMarked;
