/**
 * What gateways say of the SMS that they took: delivery reports by HTTP, and delivery receipts by SMPP, each found, recorded and settled.
 * In: a report as it came, or a receipt. Out: a notice that arrived or came back, or nothing new.
 * Does not belong here: the form of a report ({@code mappings.sms}), and how a notice is settled ({@code delivery}).
 */
@NullMarked
package dk.broen.routes.receipts;

import org.jspecify.annotations.NullMarked;
