/** Tests of the keys of the hub. */
@NullMarked
package dk.broen.adapters.crypto;

import org.jspecify.annotations.NullMarked;
