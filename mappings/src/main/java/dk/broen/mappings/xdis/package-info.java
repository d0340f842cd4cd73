/**
 * XDIS20 and XDIS17 of MedCom in OIOXML, the notices of admission and discharge before HospitalNotification: the event that a letter reports,
 * and the receipts XCTL03 and XCTL02.
 * In: bytes of one Emessage. Out: the ids of the letter, its sender and its interpretation; bytes of a receipt.
 * Does not belong here: HTTP, the VANS envelope around an Emessage, and who is told.
 */
@NullMarked
package dk.broen.mappings.xdis;

import org.jspecify.annotations.NullMarked;
