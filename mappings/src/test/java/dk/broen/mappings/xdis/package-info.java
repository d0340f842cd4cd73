/**
 * Tests of the XDIS reader and of the receipts.
 * In: MedCom's test persons and synthetic values.
 * Does not belong here: HTTP, and data of real persons.
 */
@NullMarked
package dk.broen.mappings.xdis;

import org.jspecify.annotations.NullMarked;
