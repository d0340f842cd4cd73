/**
 * The connection to an SMSC that speaks SMPP 3.4: SMS that leave, and delivery receipts that come.
 * In: a number and a text. Out: the SMSC's id of the SMS, or why it was refused; receipts.
 * Does not belong here: what an SMS says, and what follows from a receipt ({@code routes}).
 */
@NullMarked
package dk.broen.adapters.smpp;

import org.jspecify.annotations.NullMarked;
