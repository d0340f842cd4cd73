/**
 * Tests of the MLLP endpoint over real sockets, and of its decoder with the bytes cut at any place.
 * In: bytes as hospitals send them.
 * Does not belong here: data of any citizen except MedCom's test person.
 */
@NullMarked
package dk.broen.adapters.mllp;

import org.jspecify.annotations.NullMarked;
