package dk.broen.routes.receipts;

import dk.broen.domain.notification.Receipt;
import dk.broen.mappings.sms.IncomingReport;
import dk.broen.mappings.sms.SmsReport;
import dk.broen.routes.delivery.SettleReceipt.Became;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Takes the delivery reports of an SMS gateway by HTTP. An answer tells nobody whether a reference exists: a report about an SMS that the hub does
 * not know is answered as one that it knows.
 */
@Component
public class SmsReportIntake {
    private static final Logger LOG = LoggerFactory.getLogger(SmsReportIntake.class);
    private final SmsReports reports;
    private final TakeReceipt take;
    private final MeterRegistry meters;
    private final Clock clock;
    private final UnsignedReports unsigned = new UnsignedReports();

    SmsReportIntake(SmsReports reports, TakeReceipt take, MeterRegistry meters, Clock clock) {
        this.reports = reports;
        this.take = take;
        this.meters = meters;
        this.clock = clock;
    }

    /** What the gateway is answered. */
    public sealed interface Answer {
        /** It is taken, also if it says nothing new. */
        record Taken() implements Answer {}

        /** No report is accepted. */
        record Off() implements Answer {}

        /** It is not the gateway's. */
        record NotSigned() implements Answer {}

        /**
         * It cannot be read.
         *
         * @param where the place of the fault in the report
         * @param why what is wrong there, without a value of the report
         */
        record Refused(String where, String why) implements Answer {}

        /** It cannot be taken now: the gateway must send it again. */
        record Later() implements Answer {}
    }

    public Answer take(IncomingReport incoming) {
        if (!reports.on()) {
            return new Answer.Off();
        }
        Instant now = clock.instant();
        SmsReport report = reports.form().read(incoming, now);
        if (report instanceof SmsReport.Read read) {
            Became became = take.take(new GatewayReceipt(read.reference(), read.gatewayId(),
                new Receipt(read.meaning(), Receipt.Proof.SMS_REPORT, read.status(), now)));
            return became == Became.LATER ? new Answer.Later() : new Answer.Taken();
        }
        if (report instanceof SmsReport.UnknownStatus unknown) {
            LOG.warn("BRN4343 sms-status-unknown status={}", unknown.status());
            return new Answer.Taken();
        }
        if (report instanceof SmsReport.Refused refused) {
            LOG.warn("BRN4342 sms-report-refused location={} because={}", refused.where(), refused.why());
            return new Answer.Refused(refused.where(), refused.why());
        }
        meters.counter("broen.sms.reports.unsigned").increment();
        unsigned.count(now).ifPresent(more -> LOG.warn("BRN4344 sms-report-not-signed since-last={}", more));
        return new Answer.NotSigned();
    }
}
