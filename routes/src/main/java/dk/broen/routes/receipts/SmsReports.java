package dk.broen.routes.receipts;

import dk.broen.mappings.sms.ReportForm;

/**
 * The delivery reports of the SMS gateway.
 *
 * @param on false: no report is accepted, because no secret is set
 * @param form how the gateway reports
 */
public record SmsReports(boolean on, ReportForm form) {}
