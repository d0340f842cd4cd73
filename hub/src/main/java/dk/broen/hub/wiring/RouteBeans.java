package dk.broen.hub.wiring;

import dk.broen.adapters.census.ListFetch;
import dk.broen.adapters.configuration.ConfigurationResult.Loaded;
import dk.broen.adapters.mllp.MllpClient;
import dk.broen.adapters.smpp.SmppLink;
import dk.broen.adapters.smpp.SmppSettings;
import dk.broen.domain.municipality.Directory;
import dk.broen.domain.notification.Receipt;
import dk.broen.domain.terms.ContactPoint;
import dk.broen.hub.settings.BroenSettings;
import dk.broen.hub.settings.StartRefused;
import dk.broen.mappings.medcom.outgoing.MedComParty;
import dk.broen.mappings.notice.InboxLink;
import dk.broen.mappings.notice.Texts;
import dk.broen.mappings.sms.ReportCheck;
import dk.broen.mappings.sms.ReportForm;
import dk.broen.mappings.sms.SmsAccount;
import dk.broen.mappings.vans.VansReader;
import dk.broen.routes.census.ListFeeds;
import dk.broen.routes.delivery.DeliveryWorkers;
import dk.broen.routes.delivery.EventSource;
import dk.broen.routes.delivery.MailRelay;
import dk.broen.routes.delivery.MedComSender;
import dk.broen.routes.delivery.RetryPolicy;
import dk.broen.routes.delivery.SmsGateway;
import dk.broen.routes.facts.FactsLimit;
import dk.broen.routes.intake.MessageFolders;
import dk.broen.routes.intake.MessageLimit;
import dk.broen.routes.intake.ProcessingIds;
import dk.broen.routes.mailbox.Mailbox;
import dk.broen.routes.receipts.SmsReports;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSocketFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Builds what the routes need from the settings. */
@Configuration(proxyBeanMethods = false)
class RouteBeans {
    private static final Logger LOG = LoggerFactory.getLogger(RouteBeans.class);
    /** One sends while the other claims. */
    private static final int QUEUE_WORKERS = 2;

    @Bean
    ProcessingIds processingIds(BroenSettings settings) {
        return new ProcessingIds(settings.mllp().processingIds());
    }

    @Bean
    ListFeeds listFeeds(Loaded configuration) {
        return new ListFeeds(configuration.lists());
    }

    @Bean
    MessageFolders messageFolders(Loaded configuration) {
        return new MessageFolders(configuration.folders());
    }

    @Bean
    ListFetch listFetch(Clock clock) {
        return new ListFetch(clock);
    }

    @Bean
    MailRelay mailRelay(BroenSettings settings) {
        BroenSettings.Smtp smtp = settings.smtp();
        return new MailRelay(smtp.host(), smtp.port(), smtp.starttls() == BroenSettings.StartTls.REQUIRED, smtp.user(), smtp.password(),
            smtp.from(), Optional.of(settings.mailbox().address()).filter(address -> !address.isEmpty()), smtp.domains());
    }

    /** A mail names the inbox where people can log in at an address that the settings name. */
    @Bean
    InboxLink inboxLink(BroenSettings settings, Texts texts) {
        return new InboxLink(texts, Optional.ofNullable(settings.inbox().address()).filter(address -> settings.inbox().isSet()));
    }

    @Bean
    Mailbox mailbox(BroenSettings settings) {
        BroenSettings.Mailbox mailbox = settings.mailbox();
        if (mailbox.host().isEmpty()) {
            LOG.warn("BRN1503 mailbox-off setting=broen.mailbox.host");
        }
        return new Mailbox(mailbox.host(), mailbox.port(), mailbox.user(), mailbox.password(), mailbox.folder(), mailbox.sorted(),
            Mailbox.Encryption.valueOf(mailbox.tls().name()), mailbox.every());
    }

    /** The certificates that Java trusts decide, as for other partners. */
    @Bean
    MllpClient mllpClient() {
        return new MllpClient((SSLSocketFactory) SSLSocketFactory.getDefault());
    }

    @Bean
    EventSource eventSource(BroenSettings settings) {
        return new EventSource(settings.eventSource());
    }

    @Bean
    SmsGateway smsGateway(BroenSettings settings) {
        BroenSettings.Sms sms = settings.sms();
        if (sms.by() == BroenSettings.SmsBy.SMPP) {
            return new SmsGateway.BySmpp();
        }
        return new SmsGateway.ByHttp(asWritten(sms.url()),
            new SmsAccount(sms.token(), sms.user(), sms.password(), sms.sender(), sms.reports().url()), sms.form().form());
    }

    /** Not bound before the routes have started, and only if the SMS leave by SMPP. */
    @Bean
    SmppLink smppLink(BroenSettings settings) {
        BroenSettings.Smpp smpp = settings.sms().smpp();
        return new SmppLink(new SmppSettings(smpp.host(), smpp.port(), smpp.tls() == BroenSettings.SmppTls.REQUIRED, smpp.systemId(),
            smpp.password(), smpp.systemType(), settings.sms().sender(), smpp.messageIds(), smpp.enquireLink(), smpp.answerWithin()));
    }

    @Bean
    SmsReports smsReports(BroenSettings settings) {
        BroenSettings.SmsReports reports = settings.sms().reports();
        boolean on = !reports.secret().isEmpty() && settings.sms().by() == BroenSettings.SmsBy.HTTP;
        if (!on && settings.sms().by() == BroenSettings.SmsBy.HTTP) {
            LOG.warn("BRN4350 sms-reports-off setting=broen.sms.reports.secret");
        }
        return new SmsReports(on, new ReportForm(
            new ReportCheck(reports.check(), reports.header(), reports.prefix(), reports.algorithm(), reports.encoding(), reports.url(),
                reports.secret()),
            reports.format(), reports.reference(), reports.id(), reports.status(), reports.time(), reports.oldest(),
            Map.of(Receipt.Meaning.DELIVERED, reports.delivered(), Receipt.Meaning.FAILED, reports.failed(),
                Receipt.Meaning.UNDERWAY, reports.underway())));
    }

    /** A receiver that no contact point names any more keeps its login: what was told there is taken back there. */
    @Bean
    MedComSender medComSender(BroenSettings settings, Directory directory) {
        BroenSettings.MedCom medcom = settings.medcom();
        Set<String> hosts = medComHosts(directory);
        if (!hosts.isEmpty() && medcom.sor().isEmpty()) {
            throw new StartRefused(List.of("broen.medcom.sor: must be set, with broen.medcom.gln: a unit has a MedCom contact point"));
        }
        medcom.receivers().stream().map(BroenSettings.MedComReceiver::host).filter(host -> !hosts.contains(host))
            .forEach(host -> LOG.warn("BRN2505 medcom-login-without-contact-point host={}", host));
        return new MedComSender(new MedComParty(medcom.sor(), medcom.gln(), medcom.name()), medcom.resends(), medcom.receivers().stream()
            .collect(Collectors.toMap(BroenSettings.MedComReceiver::host, BroenSettings.MedComReceiver::token)));
    }

    private static Set<String> medComHosts(Directory directory) {
        return directory.municipalities().values().stream().flatMap(municipality -> municipality.units().stream())
            .flatMap(unit -> unit.contact().stream()).filter(ContactPoint.MedCom.class::isInstance).map(ContactPoint.MedCom.class::cast)
            .map(medcom -> URI.create(medcom.url()).getAuthority()).collect(Collectors.toUnmodifiableSet());
    }

    @Bean
    DeliveryWorkers deliveryWorkers(BroenSettings settings) {
        int threads = settings.delivery().threads();
        return new DeliveryWorkers(QUEUE_WORKERS, threads, threads, threads, threads);
    }

    /** What comes by queue may be as long as what comes by HTTP. */
    @Bean
    FactsLimit factsLimit(BroenSettings settings) {
        return new FactsLimit(Math.toIntExact(settings.http().longestFacts().toBytes()));
    }

    /** A message may be as long as one over MLLP, however it comes. */
    @Bean
    MessageLimit messageLimit(BroenSettings settings, VansReader envelopes) {
        return new MessageLimit(Math.toIntExact(settings.mllp().longestMessage().toBytes()), envelopes.longestEnvelope());
    }

    @Bean
    RetryPolicy retryPolicy(BroenSettings settings) {
        return new RetryPolicy(settings.delivery().retryPauses(), settings.medcom().resendAfter());
    }

    /** Spring encodes each percent sign of a URI setting again; this method undoes it. */
    private static URI asWritten(URI bound) {
        return URI.create(bound.getScheme() + ":" + bound.getSchemeSpecificPart());
    }
}
