/** Tests of the hub's keys. */
@NullMarked
package dk.broen.adapters.crypto;

import org.jspecify.annotations.NullMarked;
