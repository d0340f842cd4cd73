/**
 * The forms of SMS gateways with an HTTP interface, as the settings describe them: the request for an SMS, and the delivery report.
 * In: an SMS, or a report as it came. Out: a request, or what the report says of which SMS.
 * Does not belong here: HTTP itself, and what follows from a report ({@code routes}).
 */
@NullMarked
package dk.broen.mappings.sms;

import org.jspecify.annotations.NullMarked;
