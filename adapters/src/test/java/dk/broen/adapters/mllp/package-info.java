/**
 * The MLLP endpoint over real sockets, and its decoder for any cut of the bytes.
 * Comes in: bytes as hospitals send them. May not: a citizen's data that is not MedCom's test person.
 */
@NullMarked
package dk.broen.adapters.mllp;

import org.jspecify.annotations.NullMarked;
