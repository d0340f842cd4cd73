/**
 * Tests of the reader of lists and of the message for a change of a list.
 * In: MedCom's test persons and synthetic values.
 * Does not belong here: polling, and data of real persons.
 */
@NullMarked
package dk.broen.mappings.census;

import org.jspecify.annotations.NullMarked;
